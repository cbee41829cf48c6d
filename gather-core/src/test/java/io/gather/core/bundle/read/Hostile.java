package io.gather.core.bundle.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Pieces of tars that no program of ours makes: a header, what belongs to it, padding. */
final class Hostile {
    private Hostile() {}

    static byte[] header(String name, char type, long size) {
        byte[] block = new byte[512];
        put(block, 0, name.getBytes(StandardCharsets.UTF_8), 100);
        put(block, 100, "0000644\0");
        put(block, 108, "0000000\0");
        put(block, 116, "0000000\0");
        put(block, 124, String.format("%011o\0", size));
        put(block, 136, "14000000000\0");
        block[156] = (byte) type;
        put(block, 257, "ustar\00000");
        return sealed(block);
    }

    /** Gives the header its checksum. */
    static byte[] sealed(byte[] block) {
        Arrays.fill(block, 148, 156, (byte) ' ');
        int sum = 0;
        for (byte b : block) {
            sum += b & 0xff;
        }
        put(block, 148, String.format("%06o\0 ", sum));
        return block;
    }

    static byte[] file(String name, byte[] content) {
        return entry(name, '0', content);
    }

    static byte[] entry(String name, char type, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header(name, type, content.length));
        out.writeBytes(content);
        out.writeBytes(new byte[-content.length & 511]);
        return out.toByteArray();
    }

    static byte[] longName(String name, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(entry("././@LongLink", 'L', name.getBytes(StandardCharsets.UTF_8)));
        out.writeBytes(file("cut", content));
        return out.toByteArray();
    }

    static byte[] pax(Map<String, String> records) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        records.forEach((key, value) -> {
            String rest = " " + key + "=" + value + "\n";
            int length = rest.length() + 1;
            while (String.valueOf(length).length() + rest.length() != length) {
                length = String.valueOf(length).length() + rest.length();
            }
            out.writeBytes((length + rest).getBytes(StandardCharsets.UTF_8));
        });
        return entry("pax", 'x', out.toByteArray());
    }

    private static void put(byte[] block, int at, String text) {
        put(block, at, text.getBytes(StandardCharsets.US_ASCII), text.length());
    }

    private static void put(byte[] block, int at, byte[] text, int most) {
        System.arraycopy(text, 0, block, at, Math.min(text.length, most));
    }
}
