package io.gather.core.obfuscate.address;

import io.gather.core.obfuscate.address.PrefixTree.Shape;

/**
 * Addresses of version 6: network and host are mapped each for itself, so that those of one network stay in one. What an address is
 * for stays (link-local, unique local, global, multicast); addresses of version 4 and hardware addresses within are mapped as they are
 * elsewhere. Hosts of small numbers stay small ones.
 */
public final class Ipv6Map {
    private static final long SOLICITED = 0x0000_0001_ff00_0000L;
    private static final long TRANSLATED = 0x0064_ff9b_0000_0000L;
    private static final long GLOBAL = 0xe000_0000_0000_0000L;
    private static final long LOCAL = 0xff00_0000_0000_0000L;
    /** Shorter prefixes are nobody's. */
    private static final int LARGE = 16;

    private final PrefixTree global;
    private final PrefixTree local;
    private final PrefixTree hosts;
    private final PrefixTree solicited;
    private final Ipv4Map ipv4;
    private final MacMap macs;

    private enum Range {
        COUNTED,
        MAPPED,
        TRANSLATED,
        SIX_TO_FOUR,
        LINK,
        UNIQUE,
        MULTICAST,
        GLOBAL;

        static Range of(Ipv6 address) {
            int first = address.group(0);
            if (address.network() == 0) {
                return address.host() >>> 32 == 0xffff ? MAPPED : COUNTED;
            }
            if (address.network() == Ipv6Map.TRANSLATED) {
                return TRANSLATED;
            }
            return first == 0x2002
                    ? SIX_TO_FOUR
                    : first >>> 6 == 0xfe80 >>> 6
                            ? LINK
                            : first >>> 8 == 0xff ? MULTICAST : first >>> 9 == 0xfc >>> 1 ? UNIQUE : GLOBAL;
        }
    }

    public Ipv6Map(AddressKey key, Ipv4Map ipv4, MacMap macs) {
        this.global = new PrefixTree(key, "ipv6 global", new Shape(64, GLOBAL, false, false));
        this.local = new PrefixTree(key, "ipv6 local", new Shape(64, LOCAL, false, false));
        this.hosts = new PrefixTree(key, "ipv6 host", new Shape(64, 0, true, false));
        this.solicited = new PrefixTree(key, "ipv6 solicited", Shape.of(24));
        this.ipv4 = ipv4;
        this.macs = macs;
    }

    public Ipv6 map(Ipv6 address) {
        return walk(address, false);
    }

    public Ipv6 back(Ipv6 address) {
        return walk(address, true);
    }

    /**
     * An address with the length of its network's prefix: a network's own address stays one, and that of a very large one as it is.
     *
     * @param length from 0 to 128
     */
    public Ipv6 map(Ipv6 address, int length) {
        if (!address.masked(length).equals(address)) {
            return map(address);
        }
        return length < LARGE ? address : map(address).masked(length);
    }

    /** @param length from 0 to 128 */
    public Ipv6 back(Ipv6 address, int length) {
        if (!address.masked(length).equals(address)) {
            return back(address);
        }
        return length < LARGE ? address : back(address).masked(length);
    }

    private Ipv6 walk(Ipv6 address, boolean back) {
        long network = address.network();
        long host = address.host();
        return switch (Range.of(address)) {
            case COUNTED -> new Ipv6(0, counted(host, back));
            case MAPPED, TRANSLATED -> new Ipv6(network, (host & ~0xffffffffL) | ipv4((int) host, back));
            case SIX_TO_FOUR -> {
                long to = (network & 0xffff_0000_0000_ffffL) | (ipv4((int) (network >>> 16), back) << 16);
                yield new Ipv6(to, host(back ? to : network, host, back));
            }
            case LINK -> new Ipv6(network, host(0, host, back));
            case UNIQUE -> {
                long to = back ? local.back(0, network) : local.map(0, network);
                yield new Ipv6(to, host(back ? to : network, host, back));
            }
            case MULTICAST -> new Ipv6(network, group(network, host, back));
            case GLOBAL -> {
                long to = network(network, back);
                yield new Ipv6(to, host(back ? to : network, host, back));
            }
        };
    }

    private long ipv4(int address, boolean back) {
        return Integer.toUnsignedLong(back ? ipv4.back(address) : ipv4.map(address));
    }

    private long network(long network, boolean back) {
        long to = network;
        do {
            to = back ? global.back(0, to) : global.map(0, to);
        } while (Range.of(new Ipv6(to, 0)) != Range.GLOBAL);
        return to;
    }

    private long counted(long host, boolean back) {
        long to = host;
        do {
            to = back ? hosts.back(0, to) : hosts.map(0, to);
        } while (to >>> 32 == 0xffff);
        return to;
    }

    /** What multicast is about stays, but for what it tells of one host's address. */
    private long group(long network, long host, boolean back) {
        if (network != 0xff02_0000_0000_0000L || (host & ~0xffffffL) != SOLICITED) {
            return host;
        }
        long low = host & 0xffffff;
        return SOLICITED | (back ? solicited.back(0, low) : solicited.map(0, low));
    }

    /** @param network the original one, by which hosts of different networks have nothing in common */
    private long host(long network, long host, boolean back) {
        if (isHardware(host)) {
            long mac = macOf(host);
            return hardware(back ? macs.back(mac) : macs.map(mac));
        }
        long to = host;
        do {
            to = back ? hosts.back(network, to) : hosts.map(network, to);
        } while (isHardware(to));
        return to;
    }

    /** Whether it was made of a hardware address: then that stands in it around ff:fe, with one bit changed. */
    private static boolean isHardware(long host) {
        return ((host >>> 24) & 0xffff) == 0xfffe && !MacMap.isKept(macOf(host));
    }

    private static long macOf(long host) {
        return (((host >>> 40) ^ 0x020000) << 24) | (host & 0xffffff);
    }

    private static long hardware(long mac) {
        return (((mac >>> 24) ^ 0x020000) << 40) | (0xfffeL << 24) | (mac & 0xffffff);
    }
}
