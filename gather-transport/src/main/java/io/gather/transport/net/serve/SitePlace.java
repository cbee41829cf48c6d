package io.gather.transport.net.serve;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server is, and the names by which it may be called. A browser that was lured to another's name for our address is turned away:
 * that one's scripts would read what is here. Addresses are nobody's names.
 *
 * @param address that it listens on
 * @param port 0: any
 * @param names besides {@code localhost}, in lower case
 * @param open whoever reaches it may ask, by any name and where there is no login: what is there is meant for that
 */
public record SitePlace(InetAddress address, int port, Set<String> names, boolean open) {
    private static final Pattern HOST = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?");
    private static final Pattern LITERAL = Pattern.compile("\\[.*]|[0-9]{1,3}(\\.[0-9]{1,3}){3}");

    public SitePlace {
        names = Set.copyOf(names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
    }

    /** For those who know its name, and the password where others can reach it. */
    public SitePlace(InetAddress address, int port, Set<String> names) {
        this(address, port, names, false);
    }

    /** On all addresses of this machine, for whoever asks. */
    public static SitePlace open(int port) {
        return new SitePlace(new InetSocketAddress(0).getAddress(), port, Set.of(), true);
    }

    /** Whether only this machine can reach it. */
    public boolean isLoopback() {
        return address.isLoopbackAddress();
    }

    /** @param host as the visitor's browser tells it */
    boolean isCalled(Optional<String> host) {
        return open || host.map(HOST::matcher).filter(Matcher::matches)
                .map(told -> told.group(1).toLowerCase(Locale.ROOT))
                .filter(name -> LITERAL.matcher(name).matches() || name.equals("localhost") || names.contains(name))
                .isPresent();
    }

    @Override
    public String toString() {
        return at(port);
    }

    /** As in an address of a page. */
    String at(int there) {
        String host = address.getHostAddress();
        return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + there;
    }
}
