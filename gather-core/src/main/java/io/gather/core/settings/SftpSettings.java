package io.gather.core.settings;

import java.util.List;

/**
 * Uploads by the operator's {@code sftp}, with his SSH configuration.
 *
 * @param host empty: not configured; may be an alias of the SSH configuration
 * @param port 0: the usual one
 * @param path directory on the server, a template as in {@link HttpSettings}; empty: where the login ends
 * @param user empty: as the SSH configuration says
 * @param key private key file; empty: as the SSH configuration says
 * @param options more options, as {@code Key=Value}
 */
public record SftpSettings(String host, int port, String path, String user, String key, List<String> options) {
    public static final Section<SftpSettings> SECTION = new Section<>("upload.sftp", SftpSettings.builtIn(),
            SftpSettings::each);

    public SftpSettings {
        options = List.copyOf(options);
    }

    public static SftpSettings builtIn() {
        return new SftpSettings("", 0, "", "", "", List.of());
    }

    private SftpSettings each(Section.Fields each) {
        return new SftpSettings(each.of("host", Forms.HOST, host), each.of("port", Forms.PORT, port),
                each.of("path", Forms.REMOTE_PATH, path), each.of("user", Forms.USER, user),
                each.of("key", Forms.TEXT.called("path"), key), each.of("options", Forms.OPTIONS, options));
    }
}
