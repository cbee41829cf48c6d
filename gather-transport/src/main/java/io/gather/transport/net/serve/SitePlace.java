package io.gather.transport.net.serve;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a server is, and the names by which it may be called. A browser that was lured to another's name for our address is turned away:
 * that one's scripts would read what is here. Addresses are nobody's names.
 *
 * @param address that it listens on
 * @param port 0: any
 * @param names besides {@code localhost}, in lower case
 */
public record SitePlace(InetAddress address, int port, Set<String> names) {
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?");
    private static final Pattern LITERAL = Pattern.compile("\\[.*]|[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    public SitePlace {
        names = Set.copyOf(names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
    }

    /** Whether only this machine can reach it. */
    public boolean isLoopback() {
        return address.isLoopbackAddress();
    }

    /** @param host as the visitor's browser tells it */
    boolean isCalled(Optional<String> host) {
        return host.map(HOST::matcher).filter(java.util.regex.Matcher::matches).map(told -> told.group(1)
                .toLowerCase(Locale.ROOT)).filter(name -> LITERAL.matcher(name).matches() || name.equals("localhost")
                        || names.contains(name))
                .isPresent();
    }
}
