package io.gather.transport.foolscap.listen;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.gather.core.error.GatherException;
import io.gather.transport.error.FoolscapError;

/**
 * Where a tub listens, as Twisted writes it: {@code tcp:3118}, {@code tcp:3118:interface=127.0.0.1}, {@code tcp6:3118}, or the number
 * alone.
 *
 * @param host an address of this machine; empty: all of them
 * @param port 0: any that is free
 */
public record ListenPort(boolean six, Optional<String> host, int port) {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");
    private static final int HIGHEST = 65535;
    /** What may stand there; how many wait to be accepted is not left to it. */
    private static final List<String> NAMES = List.of("port", "interface", "backlog");

    /** @param where it stands, for people */
    public static ListenPort read(String text, String where) {
        String stripped = text.strip();
        List<String> parts = parts(NUMBER.matcher(stripped).matches() ? "tcp:" + stripped : stripped);
        String kind = parts.getFirst();
        if (!Set.of("tcp", "tcp4", "tcp6").contains(kind)) {
            throw unfit("does not begin with tcp: or tcp6:", text, where);
        }
        Map<String, String> named = named(parts.subList(1, parts.size()), text, where);
        String number = named.getOrDefault("port", "");
        if (!NUMBER.matcher(number).matches() || Integer.parseInt(number) > HIGHEST) {
            throw unfit("has no port from 0 to " + HIGHEST, text, where);
        }
        return new ListenPort(kind.equals("tcp6"),
                Optional.ofNullable(named.get("interface")).filter(it -> !it.isEmpty()), Integer.parseInt(number));
    }

    /** A backslash takes from a colon that it separates. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == ':') {
                parts.add(text.substring(begin, i));
                begin = i + 1;
            }
        }
        parts.add(text.substring(Math.min(begin, text.length())));
        return parts;
    }

    private static Map<String, String> named(List<String> parts, String text, String where) {
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            int equals = part.indexOf('=');
            String name = equals > 0 ? part.substring(0, equals) : i < NAMES.size() ? NAMES.get(i) : "";
            if (!NAMES.contains(name)) {
                throw unfit("has a part that is not known here", text, where);
            }
            named.put(name, part.substring(equals + 1).replaceAll("\\\\(.)", "$1"));
        }
        return named;
    }

    private static GatherException unfit(String why, String text, String where) {
        return new GatherException(FoolscapError.NO_PORT, "'" + text + "' " + why, where,
                "write it as tcp:3118 or tcp:3118:interface=127.0.0.1");
    }

    ProtocolFamily family() {
        return six ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    }

    InetSocketAddress address() throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByName(host.orElse(six ? "::" : "0.0.0.0")), port);
    }

    /** As it is read. */
    @Override
    public String toString() {
        return (six ? "tcp6:" : "tcp:") + port
                + host.map(it -> ":interface=" + it.replace("\\", "\\\\").replace(":", "\\:")).orElse("");
    }
}
