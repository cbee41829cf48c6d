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
    public static final Section<FtpSettings> SECTION = new Section<>("upload.ftp", FtpSettings.builtIn(),
            FtpSettings::each);

    public enum Mode {
        BOTH,
        ACTIVE,
        PASSIVE
    }

    public static FtpSettings builtIn() {
        return new FtpSettings(false, false, "", 0, "/incoming", "anonymous", Mode.BOTH, TlsSettings.builtIn(),
                ProxySettings.none());
    }

    private FtpSettings each(Section.Fields each) {
        return new FtpSettings(each.of("insecure", Forms.FLAG, insecure), each.of("implicit", Forms.FLAG, implicit),
                each.of("host", Forms.HOST, host), each.of("port", Forms.PORT, port),
                each.of("path", Forms.REMOTE_PATH, path), each.of("user", Forms.USER, user),
                each.of("mode", Forms.choice(Mode.class), mode), tls.each(each), proxy.each(each));
    }
}
