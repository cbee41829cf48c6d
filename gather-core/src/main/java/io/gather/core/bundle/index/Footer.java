package io.gather.core.bundle.index;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;

/** The last bytes of a bundle: an empty gzip member whose extra field says where the index begins. */
public final class Footer {
    public static final int SIZE = 51;

    private static final byte[] BEFORE = HexFormat.of()
            .parseHex("1f8b0804" + "00000000" + "00ff" + "1a00" + "53471600");
    private static final String MARK = "STARGZ";
    /** A final stored block of no bytes, as Go's compressor writes it, CRC and size of nothing. */
    private static final byte[] AFTER = HexFormat.of().parseHex("010000ffff" + "00000000" + "00000000");

    private Footer() {}

    public static byte[] of(long offset) {
        byte[] where = (String.format("%016x", offset) + MARK).getBytes(StandardCharsets.US_ASCII);
        byte[] footer = Arrays.copyOf(BEFORE, SIZE);
        System.arraycopy(where, 0, footer, BEFORE.length, where.length);
        System.arraycopy(AFTER, 0, footer, BEFORE.length + where.length, AFTER.length);
        return footer;
    }

    /** Where the index begins; empty where these bytes are no footer. */
    public static OptionalLong offset(byte[] footer) {
        if (footer.length != SIZE) {
            return OptionalLong.empty();
        }
        String digits = new String(footer, BEFORE.length, 16, StandardCharsets.ISO_8859_1);
        if (!digits.matches("[0-9a-f]{16}") || digits.charAt(0) > '7') {
            return OptionalLong.empty();
        }
        long offset = HexFormat.fromHexDigitsToLong(digits);
        return Arrays.equals(footer, of(offset)) ? OptionalLong.of(offset) : OptionalLong.empty();
    }
}
