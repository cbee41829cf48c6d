package io.gather.core.obfuscate.address;

import java.nio.ByteBuffer;

/**
 * An address of version 6.
 *
 * @param network the first 64 bits
 * @param host the others
 */
public record Ipv6(long network, long host) {
    /** @param groups eight of 16 bits each */
    public static Ipv6 of(int[] groups) {
        long network = 0;
        long host = 0;
        for (int i = 0; i < 4; i++) {
            network = (network << 16) | groups[i];
            host = (host << 16) | groups[i + 4];
        }
        return new Ipv6(network, host);
    }

    /** @param bytes 16 of them, the first one first */
    public static Ipv6 of(byte[] bytes) {
        ByteBuffer halves = ByteBuffer.wrap(bytes);
        return new Ipv6(halves.getLong(), halves.getLong());
    }

    public int group(int i) {
        return (int) ((i < 4 ? network : host) >>> (48 - 16 * (i & 3))) & 0xffff;
    }

    /** @param length from 0 to 128 */
    Ipv6 masked(int length) {
        return new Ipv6(network & mask(Math.min(length, 64)), host & mask(Math.max(length - 64, 0)));
    }

    private static long mask(int length) {
        return length == 0 ? 0 : -1L << (64 - length);
    }

    /** As RFC 5952 would have it. */
    public String text() {
        int begin = -1;
        int longest = 1;
        for (int i = 0; i < 8; i++) {
            int zeros = 0;
            while (i + zeros < 8 && group(i + zeros) == 0) {
                zeros++;
            }
            if (zeros > longest) {
                longest = zeros;
                begin = i;
            }
            i += zeros;
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == begin) {
                text.append("::");
                i += longest - 1;
            } else {
                text.append(i == 0 || (begin >= 0 && i == begin + longest) ? "" : ":")
                        .append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }
}
