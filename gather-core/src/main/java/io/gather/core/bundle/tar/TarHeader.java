package io.gather.core.bundle.tar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.bundle.index.TocEntry;

/** The blocks that go before an entry's content: ustar, with a pax header where ustar does not reach. */
public final class TarHeader {
    public static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int MARK_AT = 257;
    private static final String MARK = "ustar";
    private static final long LARGEST = 077777777777L;

    private TarHeader() {}

    /** Whether a tar begins so; those of before POSIX are not known. */
    public static boolean begins(byte[] file) {
        return file.length >= BLOCK
                && new String(file, MARK_AT, MARK.length(), StandardCharsets.ISO_8859_1).equals(MARK);
    }

    /** How many zero bytes follow content of this size. */
    public static int padding(long size) {
        return (int) (-size & (BLOCK - 1));
    }

    public static byte[] of(TocEntry entry) {
        return switch (entry) {
            case TocEntry.File file -> blocks(file, file.name(), '0', file.size(), "");
            case TocEntry.Directory directory -> blocks(directory, directory.name() + "/", '5', 0, "");
            case TocEntry.Link link -> blocks(link, link.name(), '2', 0, link.target());
        };
    }

    /** The header of the index itself, which does not stand in the index. */
    public static byte[] ofIndex(String name, long size) {
        return of(new TocEntry.File(name, Instant.EPOCH, 0444, size, null, List.of()));
    }

    private static byte[] blocks(TocEntry entry, String name, char type, long size, String link) {
        Map<String, String> beyond = new LinkedHashMap<>();
        if (size > LARGEST) {
            beyond.put("size", Long.toString(size));
        }
        if (isBeyond(name)) {
            beyond.put("path", name);
        }
        if (isBeyond(link)) {
            beyond.put("linkpath", link);
        }
        ByteArrayOutputStream blocks = new ByteArrayOutputStream(BLOCK);
        long seconds = entry.modified().getEpochSecond();
        if (!beyond.isEmpty()) {
            byte[] records = records(beyond);
            blocks.writeBytes(block(plain(name), 'x', 0100644, records.length, seconds, "", ""));
            blocks.writeBytes(records);
            blocks.writeBytes(new byte[padding(records.length)]);
        }
        blocks.writeBytes(block(name, type, entry.mode(), size > LARGEST ? 0 : size, seconds, link, "root"));
        return blocks.toByteArray();
    }

    private static boolean isBeyond(String name) {
        return name.length() > NAME || name.chars().anyMatch(c -> c > 0x7e);
    }

    private static byte[] records(Map<String, String> values) {
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        values.forEach((key, value) -> {
            byte[] rest = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8);
            int length = rest.length + 1;
            while (rest.length + Integer.toString(length).length() != length) {
                length = rest.length + Integer.toString(length).length();
            }
            records.writeBytes(Integer.toString(length).getBytes(StandardCharsets.US_ASCII));
            records.writeBytes(rest);
        });
        return records.toByteArray();
    }

    /** Just for people who look at the tar itself. */
    private static String plain(String name) {
        StringBuilder plain = new StringBuilder("./PaxHeaders.X/");
        name.chars().limit(NAME).map(c -> c & 0x7f)
                .forEach(c -> plain.append(c == 0 || c == '/' || c == '\\' ? '_' : (char) c));
        return plain.substring(0, Math.min(plain.length(), NAME - 1));
    }

    private static byte[] block(String name, char type, int mode, long size, long seconds, String link,
            String owner) {
        byte[] block = new byte[BLOCK];
        text(block, 0, NAME, name);
        octal(block, 100, 8, mode);
        octal(block, 108, 8, 0);
        octal(block, 116, 8, 0);
        octal(block, 124, 12, size);
        octal(block, 136, 12, seconds);
        Arrays.fill(block, 148, 156, (byte) ' ');
        block[156] = (byte) type;
        text(block, 157, NAME, link);
        text(block, MARK_AT, 8, MARK + "\00000");
        text(block, 265, 32, owner);
        text(block, 297, 32, owner);
        octal(block, 329, 8, 0);
        octal(block, 337, 8, 0);
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        octal(block, 148, 7, sum);
        block[154] = 0;
        return block;
    }

    /** As much of it as there is room for, and no half character. */
    private static void text(byte[] block, int offset, int length, String text) {
        byte[] bytes = text.substring(0, Math.min(length, text.length())).getBytes(StandardCharsets.UTF_8);
        int end = Math.min(bytes.length, length);
        while (end > 0 && end < bytes.length && (bytes[end] & 0xc0) == 0x80) {
            end--;
        }
        System.arraycopy(bytes, 0, block, offset, end);
    }

    private static void octal(byte[] block, int offset, int length, long value) {
        long rest = value;
        for (int i = offset + length - 2; i >= offset; i--) {
            block[i] = (byte) ('0' + (rest & 7));
            rest >>>= 3;
        }
        block[offset + length - 1] = ' ';
    }
}
