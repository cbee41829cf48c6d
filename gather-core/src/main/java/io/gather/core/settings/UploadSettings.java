package io.gather.core.settings;

import java.util.List;

import io.gather.core.units.ByteSize;

/**
 * Whether, where and how bundles are sent.
 *
 * @param enabled whether a gather uploads unless told otherwise
 * @param ways names of the ways of uploading, in the order in which they are tried; those without a host are passed over
 * @param directory where the way {@code directory} copies bundles to; empty: nowhere
 * @param rate most bytes a second; 0: as fast as it goes
 * @param deleteAfter whether a bundle that arrived is deleted here
 * @param encryptTo age recipients or {@code gpg:KEYID}; empty: bundles are sent as they are
 */
public record UploadSettings(boolean enabled, List<String> ways, String directory, ByteSize rate, boolean deleteAfter,
        List<String> encryptTo, EsrsSettings esrs, HttpSettings http, FtpSettings ftp, SftpSettings sftp,
        S3Settings s3) {
    public UploadSettings {
        ways = List.copyOf(ways);
        encryptTo = List.copyOf(encryptTo);
    }

    public UploadSettings with(HttpSettings other) {
        return new UploadSettings(enabled, ways, directory, rate, deleteAfter, encryptTo, esrs, other, ftp, sftp, s3);
    }

    public static UploadSettings builtIn() {
        return new UploadSettings(false, List.of("esrs", "https", "ftps", "sftp", "s3", "directory"), "",
                ByteSize.of(0), false, List.of(), EsrsSettings.builtIn(), HttpSettings.builtIn(),
                FtpSettings.builtIn(), SftpSettings.builtIn(), S3Settings.builtIn());
    }
}
