package io.gather.transport.net.x509;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;

/** Values of ASN.1 in DER, as far as certificates of our own need them: the JDK reads certificates, and makes none. */
final class Der {
    private static final int FIRST_YEAR_IN_FULL = 2050;

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return tagged(0x30, joined(parts));
    }

    static byte[] set(byte[]... parts) {
        return tagged(0x31, joined(parts));
    }

    static byte[] integer(BigInteger value) {
        return tagged(0x02, value.toByteArray());
    }

    /** @param bits whole bytes */
    static byte[] bitString(byte[] bits) {
        return tagged(0x03, joined(new byte[]{0}, bits));
    }

    /** Bits by their numbers, as flags are written: what is zero at the end is left out. */
    static byte[] flags(int... numbers) {
        int last = Arrays.stream(numbers).max().orElseThrow();
        byte[] body = new byte[last / 8 + 2];
        body[0] = (byte) (7 - last % 8);
        for (int number : numbers) {
            body[number / 8 + 1] |= (byte) (0x80 >> number % 8);
        }
        return tagged(0x03, body);
    }

    static byte[] yes() {
        return tagged(0x01, (byte) 0xff);
    }

    /** A value within another tag, of the context. */
    static byte[] explicit(int number, byte[] value) {
        return tagged(0xa0 | number, value);
    }

    /** The bytes of a value under another tag than its own, of the context. */
    static byte[] implicit(int number, byte[] bytes) {
        return tagged(0x80 | number, bytes);
    }

    static byte[] octetString(byte[] bytes) {
        return tagged(0x04, bytes);
    }

    static byte[] nothing() {
        return tagged(0x05);
    }

    static byte[] text(String text) {
        return tagged(0x0c, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @param dotted such as {@code 2.5.4.3} */
    static byte[] identifier(String dotted) {
        String[] arcs = dotted.split("\\.");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            int arc = Integer.parseInt(arcs[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arc >>> shift != 0) {
                    body.write(((arc >>> shift) & 0x7f) | 0x80);
                }
            }
            body.write(arc & 0x7f);
        }
        return tagged(0x06, body.toByteArray());
    }

    /** To the second; with two digits of the year up to 2049, as certificates must have it. */
    static byte[] time(Instant instant) {
        ZonedDateTime time = instant.atZone(ZoneOffset.UTC);
        boolean inFull = time.getYear() >= FIRST_YEAR_IN_FULL;
        String text = time.format(DateTimeFormatter.ofPattern(inFull ? "uuuuMMddHHmmss'Z'" : "uuMMddHHmmss'Z'"));
        return tagged(inFull ? 0x18 : 0x17, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] tagged(int tag, byte... body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 6);
        out.write(tag);
        if (body.length < 0x80) {
            out.write(body.length);
        } else {
            byte[] length = BigInteger.valueOf(body.length).toByteArray();
            int from = length[0] == 0 ? 1 : 0;
            out.write(0x80 | (length.length - from));
            out.write(length, from, length.length - from);
        }
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
