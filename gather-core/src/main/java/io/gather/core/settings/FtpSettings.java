package io.gather.core.settings;

/**
 * Uploads by FTP, over TLS unless plain text was asked for.
 *
 * @param insecure plain text
 * @param implicit TLS from the first byte instead of AUTH TLS
 * @param host empty: not configured
 * @param port 0: the usual one
 * @param path directory on the server, a template as in {@link HttpSettings}
 * @param mode which side opens the data connection
 */
public record FtpSettings(boolean insecure, boolean implicit, String host, int port, String path, String user,
        Mode mode, TlsSettings tls, ProxySettings proxy) {
    public enum Mode {
        BOTH,
        ACTIVE,
        PASSIVE
    }

    public static FtpSettings builtIn() {
        return new FtpSettings(false, false, "", 0, "/incoming", "anonymous", Mode.BOTH, TlsSettings.builtIn(),
                ProxySettings.none());
    }
}
