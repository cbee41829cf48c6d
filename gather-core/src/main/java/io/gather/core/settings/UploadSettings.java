package io.gather.core.settings;

import java.util.List;

import io.gather.core.units.ByteSize;

/**
 * Whether and how bundles are sent. Where they go is said to the ways.
 *
 * @param enabled whether a gather uploads unless told otherwise
 * @param ways names of the ways of uploading, in the order in which they are tried; those without a host are passed over
 * @param rate most bytes a second; 0: as fast as it goes
 * @param deleteAfter whether a bundle that arrived is deleted here
 * @param encryptTo age recipients or {@code gpg:KEYID}; empty: bundles are sent as they are
 */
public record UploadSettings(boolean enabled, List<String> ways, ByteSize rate, boolean deleteAfter,
        List<String> encryptTo) {
    public static final Section<UploadSettings> SECTION = new Section<>("upload", UploadSettings.builtIn(),
            UploadSettings::each);

    public UploadSettings {
        ways = List.copyOf(ways);
        encryptTo = List.copyOf(encryptTo);
    }

    public static UploadSettings builtIn() {
        return new UploadSettings(false, List.of("esrs", "https", "ftps", "sftp", "s3", "directory"), ByteSize.of(0),
                false, List.of());
    }

    private UploadSettings each(Section.Fields each) {
        return new UploadSettings(each.of("enabled", Forms.FLAG, enabled),
                each.of("ways", Forms.LIST.called("list of names"), ways), each.of("rate", Forms.SIZE, rate),
                each.of("delete_after", Forms.FLAG, deleteAfter), each.of("encrypt_to", Forms.LIST, encryptTo));
    }
}
