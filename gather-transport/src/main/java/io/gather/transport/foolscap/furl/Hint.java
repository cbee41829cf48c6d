package io.gather.transport.foolscap.furl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a tub may be reached. */
public sealed interface Hint {
    Pattern TCP = Pattern
            .compile("(?:tcp:)?(?<host>\\[[0-9A-Fa-f:.]+(?:%[^\\]]+)?]|[A-Za-z0-9._-]+):(?<port>[0-9]{1,5})");

    /** As it stands in the FURL. */
    String text();

    /** @param host a name or an address, without brackets */
    record Tcp(String host, int port, String text) implements Hint {}

    /** Of a kind that is not dialled here, such as {@code tor:} or {@code i2p:}. */
    record Unknown(String text) implements Hint {}

    /** Two forms are dialled: {@code tcp:HOST:PORT} and the old {@code HOST:PORT}. */
    static Hint read(String text) {
        Matcher matcher = TCP.matcher(text);
        if (!matcher.matches()) {
            return new Unknown(text);
        }
        int port = Integer.parseInt(matcher.group("port"));
        String host = matcher.group("host");
        return port == 0 || port > 65535
                ? new Unknown(text)
                : new Tcp(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port, text);
    }

    static Hint tcp(String host, int port) {
        return new Tcp(host, port, "tcp:" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }
}
