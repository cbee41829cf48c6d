package io.gather.core.redact.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What a content is, by its begin, and so how secrets are looked for in it. */
enum Nature {
    TEXT,
    /** Texts of several files: a secret makes way for something of its own length, and all else stays where it is. */
    TAR,
    /** Compressed or encrypted: what looks like a secret in it is chance, and masking it would be damage. */
    PACKED,
    /** Only what is a secret by its shape counts; as in a tar, nothing moves. */
    BINARY,
    /** Text of two bytes for each character, the lower one first. */
    UTF_16_LITTLE,
    /** The higher one first. */
    UTF_16_BIG;

    static final int LOOKED_AT = 4 << 10;
    /** Of so little nothing can be told. */
    private static final int SMALL = 256;
    /** Of fewer it may be chance, as with arguments of one letter. */
    private static final int FEWEST_UNITS = 16;
    private static final byte[] LITTLE_MARK = bytes(0xff, 0xfe);
    private static final byte[] BIG_MARK = bytes(0xfe, 0xff);
    private static final int TAR_MARK_AT = 257;
    private static final byte[] TAR_MARK = "ustar".getBytes(StandardCharsets.US_ASCII);
    private static final List<byte[]> PACKED_MARKS = List.of(bytes(0x1f, 0x8b), bytes(0xfd, '7', 'z', 'X', 'Z'),
            bytes('B', 'Z', 'h'), bytes(0x28, 0xb5, 0x2f, 0xfd), bytes('P', 'K', 3, 4), bytes('7', 'z', 0xbc, 0xaf),
            bytes(0x04, 0x22, 0x4d, 0x18), bytes(0x89, 'P', 'N', 'G'), bytes(0xff, 0xd8, 0xff), bytes(0x1f, 0x9d));

    static Nature of(byte[] content, int length) {
        int to = Math.min(length, LOOKED_AT);
        if (startsWith(content, TAR_MARK_AT, to, TAR_MARK)) {
            return TAR;
        }
        if (PACKED_MARKS.stream().anyMatch(mark -> startsWith(content, 0, to, mark))) {
            return PACKED;
        }
        if (isWide(content, to, 1)) {
            return UTF_16_LITTLE;
        }
        if (isWide(content, to, 0)) {
            return UTF_16_BIG;
        }
        return to >= SMALL && isBinary(content, to) ? BINARY : TEXT;
    }

    /**
     * A mark says so, or nine of ten characters that are at hand.
     *
     * @param high which of two bytes is zero in most characters
     */
    private static boolean isWide(byte[] content, int to, int high) {
        byte[] mark = high == 1 ? LITTLE_MARK : BIG_MARK;
        if (startsWith(content, 0, to, mark)) {
            return to < 4 || content[2] != 0 || content[3] != 0;
        }
        int units = to / 2;
        int usual = 0;
        for (int i = 0; i < units; i++) {
            usual += content[2 * i + high] == 0 && content[2 * i + 1 - high] != 0 ? 1 : 0;
        }
        return units >= FEWEST_UNITS && usual * 10 >= units * 9;
    }

    /** One in thirty of the bytes is one that no text has. A zero may stand between texts, as in the files of the kernel. */
    private static boolean isBinary(byte[] content, int to) {
        int strange = 0;
        int zeros = 0;
        for (int i = 0; i < to; i++) {
            byte b = content[i];
            zeros += b == 0 ? 1 : 0;
            strange += b == 0x7f || (b > 0 && b < ' ' && (b < '\b' || b > '\r') && b != 0x1b) ? 1 : 0;
        }
        return strange > 0 && strange * 30 >= to - zeros;
    }

    private static boolean startsWith(byte[] content, int at, int to, byte[] mark) {
        return at + mark.length <= to && Arrays.equals(content, at, at + mark.length, mark, 0, mark.length);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
