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
    public SftpSettings {
        options = List.copyOf(options);
    }

    public static SftpSettings builtIn() {
        return new SftpSettings("", 0, "", "", "", List.of());
    }
}
