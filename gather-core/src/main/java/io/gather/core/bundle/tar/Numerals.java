package io.gather.core.bundle.tar;

import java.nio.charset.StandardCharsets;

/** Numbers as tars write them: octal, binary where these do not reach, decimal in extended headers. */
final class Numerals {
    private Numerals() {}

    static long decimal(String digits) throws TarException {
        if (!isNumber(digits, 18, '9')) {
            throw new TarException("has a number that is none");
        }
        return Long.parseLong(digits);
    }

    /** Seconds, of which fractions are cut towards the past; 0 where these are none. */
    static long seconds(String text) {
        boolean before = text.startsWith("-");
        String[] parts = text.substring(before ? 1 : 0).split("\\.", 2);
        if (!isNumber(parts[0], 18, '9')) {
            return 0;
        }
        long whole = Long.parseLong(parts[0]);
        boolean fraction = parts.length > 1 && parts[1].chars().anyMatch(c -> c != '0');
        return before ? -whole - (fraction ? 1 : 0) : whole;
    }

    /** Never negative. */
    static long size(byte[] block, int offset, int length) throws TarException {
        long size = number(block, offset, length);
        if (size < 0) {
            throw new TarException("has a negative size");
        }
        return size;
    }

    /** As {@link #number}, 0 where there is none: what it says is not worth losing an entry. */
    static long numberOrZero(byte[] block, int offset, int length) {
        try {
            return number(block, offset, length);
        } catch (TarException e) {
            return 0;
        }
    }

    static long number(byte[] block, int offset, int length) throws TarException {
        if ((block[offset] & 0x80) != 0) {
            return binary(block, offset, length);
        }
        int end = offset;
        while (end < offset + length && block[end] != 0) {
            end++;
        }
        String digits = new String(block, offset, end - offset, StandardCharsets.ISO_8859_1).trim();
        if (!digits.isEmpty() && !isNumber(digits, 12, '7')) {
            throw new TarException("has a number that is none");
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    /** Two's complement, with the first bit set to tell it from digits. */
    private static long binary(byte[] block, int offset, int length) throws TarException {
        boolean negative = (block[offset] & 0x40) != 0;
        long value = negative ? block[offset] : block[offset] & 0x7f;
        for (int i = offset + 1; i < offset + length; i++) {
            if (value > Long.MAX_VALUE >> 8 || value < Long.MIN_VALUE >> 8) {
                throw new TarException("has a number that is too large");
            }
            value = value << 8 | (block[i] & 0xff);
        }
        return value;
    }

    private static boolean isNumber(String digits, int most, char last) {
        return !digits.isEmpty() && digits.length() <= most && digits.chars().allMatch(c -> c >= '0' && c <= last);
    }
}
