package io.gather.core.settings;

/**
 * A proxy on the way. Its password is a secret and not among the settings.
 *
 * @param host empty: none
 * @param port 0: the usual one
 * @param user empty: it wants no name
 */
public record ProxySettings(Kind kind, String host, int port, String user) {
    public enum Kind {
        HTTP,
        SOCKS
    }

    public static ProxySettings none() {
        return new ProxySettings(Kind.HTTP, "", 0, "");
    }

    public boolean isSet() {
        return !host.isEmpty();
    }

    public ProxySettings each(Section.Fields each) {
        return new ProxySettings(each.of("proxy_kind", Forms.choice(Kind.class), kind),
                each.of("proxy", Forms.HOST, host), each.of("proxy_port", Forms.PORT, port),
                each.of("proxy_user", Forms.USER, user));
    }
}
