package io.gather.core.obfuscate.address;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import io.gather.core.obfuscate.address.PrefixTree.Shape;

/**
 * Addresses of version 4. Those that mean the same everywhere stay; private ones stay within their range; public ones become public
 * ones, of which those with the first 16 bits or more in common still have exactly as many. Last bytes of 0 and 255 stay, as they name
 * networks and broadcasts.
 */
public final class Ipv4Map {
    private final Map<Range, PrefixTree> trees = new EnumMap<>(Range.class);

    /** What an address is for. */
    enum Range {
        KEPT(0),
        TEN(0xff000000L),
        SHARED(0xffc00000L),
        TWELVE(0xfff00000L),
        SIXTEEN(0xffff0000L),
        PUBLIC(0);

        private final long mask;

        Range(long mask) {
            this.mask = mask;
        }

        static Range of(int address) {
            int first = address >>> 24;
            int second = (address >>> 16) & 0xff;
            if (first == 0 || first == 127 || first >= 224 || (first == 169 && second == 254)) {
                return KEPT;
            }
            return switch (first) {
                case 10 -> TEN;
                case 100 -> second >= 64 && second < 128 ? SHARED : PUBLIC;
                case 172 -> second >= 16 && second < 32 ? TWELVE : PUBLIC;
                case 192 -> second == 168 ? SIXTEEN : PUBLIC;
                default -> PUBLIC;
            };
        }
    }

    public Ipv4Map(AddressKey key) {
        for (Range range : Range.values()) {
            trees.put(range, new PrefixTree(key, "ipv4 " + range, new Shape(32, range.mask, false, true)));
        }
    }

    /** Whether it stands for no machine in particular. */
    public static boolean isKept(int address) {
        return Range.of(address) == Range.KEPT;
    }

    public static boolean isPrivate(int address) {
        Range range = Range.of(address);
        return range != Range.KEPT && range != Range.PUBLIC;
    }

    public int map(int address) {
        return walk(address, false);
    }

    public int back(int address) {
        return walk(address, true);
    }

    /**
     * An address with the length of its network's prefix: a network's own address stays one, and that of a very large one as it is.
     *
     * @param length from 0 to 32
     */
    public int map(int address, int length) {
        if (isLarge(address, length)) {
            return address;
        }
        return isNetwork(address, length) ? map(address) & mask(length) : map(address);
    }

    /** @param length from 0 to 32 */
    public int back(int address, int length) {
        if (isLarge(address, length)) {
            return address;
        }
        return isNetwork(address, length) ? back(address) & mask(length) : back(address);
    }

    /** So large that it is nobody's, and larger than what stays together. */
    private static boolean isLarge(int address, int length) {
        return length < 16 && isNetwork(address, length) && Range.of(address) == Range.PUBLIC;
    }

    private static boolean isNetwork(int address, int length) {
        return (address & ~mask(length)) == 0;
    }

    private static int mask(int length) {
        return length == 0 ? 0 : -1 << (32 - length);
    }

    /** From public to public: whatever comes out elsewhere goes through once more, which loses nothing on the way back. */
    private int walk(int address, boolean back) {
        Range range = Range.of(address);
        if (range == Range.KEPT) {
            return address;
        }
        PrefixTree tree = Objects.requireNonNull(trees.get(range));
        int to = address;
        do {
            long there = Integer.toUnsignedLong(to);
            to = (int) (back ? tree.back(0, there) : tree.map(0, there));
        } while (Range.of(to) != range);
        return to;
    }
}
