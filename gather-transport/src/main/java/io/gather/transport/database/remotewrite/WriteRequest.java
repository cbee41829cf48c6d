package io.gather.transport.database.remotewrite;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The message of remote write 1.0 in the binary form of Protocol Buffers: series (1), each with its labels (1: name 1, value 2) and samples
 * (2: value 1, time 2).
 */
final class WriteRequest {
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_64 = 1;
    private static final int VARINT = 0;
    private static final int BITS = 7;

    private WriteRequest() {}

    static byte[] of(List<Series> all) {
        ByteArrayOutputStream request = new ByteArrayOutputStream(all.size() * 128);
        for (Series series : all) {
            ByteArrayOutputStream message = new ByteArrayOutputStream(128);
            for (Map.Entry<String, String> label : series.labels().entrySet()) {
                ByteArrayOutputStream pair = new ByteArrayOutputStream();
                bytes(1, label.getKey().getBytes(StandardCharsets.UTF_8), pair);
                bytes(2, label.getValue().getBytes(StandardCharsets.UTF_8), pair);
                bytes(1, pair.toByteArray(), message);
            }
            ByteArrayOutputStream sample = new ByteArrayOutputStream(20);
            tag(1, FIXED_64, sample);
            long bits = Double.doubleToRawLongBits(series.value());
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                sample.write((int) (bits >>> shift));
            }
            tag(2, VARINT, sample);
            varint(series.millis(), sample);
            bytes(2, sample.toByteArray(), message);
            bytes(1, message.toByteArray(), request);
        }
        return request.toByteArray();
    }

    private static void bytes(int field, byte[] content, ByteArrayOutputStream to) {
        tag(field, LENGTH_DELIMITED, to);
        varint(content.length, to);
        to.writeBytes(content);
    }

    private static void tag(int field, int type, ByteArrayOutputStream to) {
        varint(((long) field << 3) | type, to);
    }

    private static void varint(long number, ByteArrayOutputStream to) {
        long left = number;
        while ((left & ~0x7fL) != 0) {
            to.write((int) ((left & 0x7f) | 0x80));
            left >>>= BITS;
        }
        to.write((int) left);
    }
}
