package io.gather.stats.spool;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;
import io.gather.stats.sink.PointBatch;

/** A batch as bytes. A text stands there once, and then its number: points have the same names over and over. */
final class BatchBytes {
    private static final int WHOLE = 1;
    private static final int MOST_TEXT = 1 << 24;

    private BatchBytes() {}

    static byte[] of(PointBatch batch) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 12);
        try {
            DataOutputStream out = new DataOutputStream(bytes);
            Map<String, Integer> known = new HashMap<>();
            out.writeLong(batch.interval().toNanos());
            out.writeInt(batch.points().size());
            for (Point point : batch.points()) {
                text(point.name(), known, out);
                out.writeLong(point.seconds());
                tags(point.tags(), known, out);
                fields(point.fields(), known, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void tags(TagSet tags, Map<String, Integer> known, DataOutputStream out) throws IOException {
        out.writeInt(tags.size());
        for (int i = 0; i < tags.size(); i++) {
            text(tags.name(i), known, out);
            text(tags.value(i), known, out);
        }
    }

    private static void fields(FieldSet fields, Map<String, Integer> known, DataOutputStream out) throws IOException {
        out.writeInt(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            text(fields.name(i), known, out);
            out.writeByte(fields.isWhole(i) ? WHOLE : 0);
            out.writeLong(fields.isWhole(i) ? fields.whole(i) : Double.doubleToRawLongBits(fields.number(i)));
        }
    }

    private static void text(String text, Map<String, Integer> known, DataOutputStream out) throws IOException {
        Integer number = known.get(text);
        if (number != null) {
            out.writeInt(number);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        known.put(text, known.size());
        out.writeInt(-1 - bytes.length);
        out.write(bytes);
    }

    /** @throws IOException when these are not the bytes of a batch */
    static PointBatch read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        List<String> known = new ArrayList<>();
        try {
            Duration interval = Duration.ofNanos(in.readLong());
            int count = in.readInt();
            List<Point> points = new ArrayList<>(Math.clamp(count, 0, bytes.length));
            for (int i = 0; i < count; i++) {
                points.add(new Point(text(known, in), in.readLong(), tags(known, in), fields(known, in)));
            }
            return new PointBatch(interval, points);
        } catch (IndexOutOfBoundsException e) {
            throw new IOException("what waits on disk is no batch of points", e);
        }
    }

    private static TagSet tags(List<String> known, DataInputStream in) throws IOException {
        SortedMap<String, String> tags = new TreeMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = text(known, in);
            tags.put(name, text(known, in));
        }
        return TagSet.of(tags);
    }

    private static FieldSet fields(List<String> known, DataInputStream in) throws IOException {
        SortedMap<String, Number> fields = new TreeMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = text(known, in);
            boolean whole = in.readByte() == WHOLE;
            long bits = in.readLong();
            if (whole) {
                fields.put(name, bits);
            } else {
                fields.put(name, Double.longBitsToDouble(bits));
            }
        }
        return FieldSet.of(fields);
    }

    private static String text(List<String> known, DataInputStream in) throws IOException {
        int number = in.readInt();
        if (number >= 0) {
            return known.get(number);
        }
        int length = -1 - number;
        if (length > MOST_TEXT) {
            throw new IOException("what waits on disk has a text of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("what waits on disk ends in a text");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        known.add(text);
        return text;
    }
}
