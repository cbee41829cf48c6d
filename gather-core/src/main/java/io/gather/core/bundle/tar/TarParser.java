package io.gather.core.bundle.tar;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Reads tar headers: ustar, pax, and the old GNU ways for long names and large sizes. */
public final class TarParser {
    private static final int LARGEST_EXTENSION = 1 << 20;

    private TarParser() {}

    /**
     * The next entry's header; the stream stands at its content then. Null at the first zero block or at the stream's end.
     *
     * @throws TarException where these are no headers
     */
    public static @Nullable TarItem next(InputStream in) throws IOException {
        Map<String, String> extended = new HashMap<>();
        while (true) {
            byte[] block = in.readNBytes(TarHeader.BLOCK);
            if (block.length == 0 && extended.isEmpty()) {
                return null;
            }
            if (block.length < TarHeader.BLOCK) {
                throw new EOFException("ends within a header");
            }
            if (isZero(block) && extended.isEmpty()) {
                return null;
            }
            if (!isHeader(block)) {
                throw new TarException("has a header with a wrong checksum");
            }
            switch (block[156]) {
                case 'x' -> pax(extension(in, block), extended);
                case 'g' -> extension(in, block);
                case 'L' -> extended.put("path", text(extension(in, block)));
                case 'K' -> extended.put("linkpath", text(extension(in, block)));
                default -> {
                    return item(block, extended);
                }
            }
        }
    }

    public static boolean isHeader(byte[] block) {
        int sum = 8 * ' ';
        for (int i = 0; i < TarHeader.BLOCK; i++) {
            sum += i >= 148 && i < 156 ? 0 : block[i] & 0xff;
        }
        try {
            return number(block, 148, 8) == sum && !isZero(block);
        } catch (TarException e) {
            return false;
        }
    }

    private static TarItem item(byte[] block, Map<String, String> extended) throws TarException {
        String name = field(block, 0, 100);
        // The prefix is there in ustar only; GNU keeps times at this place.
        if (block[345] != 0 && block[263] == '0') {
            name = field(block, 345, 155) + "/" + name;
        }
        name = extended.getOrDefault("path", name);
        String size = extended.get("size");
        return new TarItem(name.endsWith("/") ? name.substring(0, name.length() - 1) : name, (char) block[156],
                size == null ? number(block, 124, 12) : decimal(size), (int) (number(block, 100, 8) & 07777),
                seconds(block, extended.get("mtime")), extended.getOrDefault("linkpath", field(block, 157, 100)));
    }

    private static long seconds(byte[] block, @Nullable String pax) throws TarException {
        if (pax == null) {
            return number(block, 136, 12);
        }
        int dot = pax.indexOf('.');
        String whole = dot < 0 ? pax : pax.substring(0, dot);
        return whole.startsWith("-") ? 0 : decimal(whole);
    }

    private static byte[] extension(InputStream in, byte[] block) throws IOException {
        long size = number(block, 124, 12);
        if (size > LARGEST_EXTENSION) {
            throw new TarException("has an extended header of " + size + " bytes");
        }
        int padded = (int) size + TarHeader.padding(size);
        byte[] content = in.readNBytes(padded);
        if (content.length < padded) {
            throw new EOFException("ends within an extended header");
        }
        return java.util.Arrays.copyOf(content, (int) size);
    }

    private static void pax(byte[] records, Map<String, String> into) throws TarException {
        for (int at = 0; at < records.length;) {
            int space = at;
            while (space < records.length && records[space] != ' ') {
                space++;
            }
            long length = decimal(new String(records, at, space - at, StandardCharsets.ISO_8859_1));
            if (length <= space - at + 1 || length > records.length - at) {
                throw new TarException("has an extended header of a wrong length");
            }
            String pair = new String(records, space + 1, (int) length - (space - at) - 2, StandardCharsets.UTF_8);
            int equals = pair.indexOf('=');
            if (equals < 0) {
                throw new TarException("has an extended header without a value");
            }
            into.put(pair.substring(0, equals), pair.substring(equals + 1));
            at += (int) length;
        }
    }

    private static long decimal(String digits) throws TarException {
        if (!digits.matches("[0-9]{1,18}")) {
            throw new TarException("has a number that is none");
        }
        return Long.parseLong(digits);
    }

    private static long number(byte[] block, int offset, int length) throws TarException {
        if ((block[offset] & 0x80) != 0) {
            return binary(block, offset, length);
        }
        String digits = field(block, offset, length).trim();
        if (!digits.matches("[0-7]{0,12}")) {
            throw new TarException("has a number that is none");
        }
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }

    private static long binary(byte[] block, int offset, int length) throws TarException {
        long value = block[offset] & 0x7f;
        for (int i = offset + 1; i < offset + length; i++) {
            if (value > Long.MAX_VALUE >> 8) {
                throw new TarException("has a number that is too large");
            }
            value = value << 8 | (block[i] & 0xff);
        }
        return value;
    }

    private static String field(byte[] block, int offset, int length) {
        int end = offset;
        while (end < offset + length && block[end] != 0) {
            end++;
        }
        return new String(block, offset, end - offset, StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return field(bytes, 0, bytes.length);
    }

    private static boolean isZero(byte[] block) {
        for (byte b : block) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }
}
