package io.gather.stats.spool;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;
import io.gather.stats.sink.PointBatch;

/** Reads the bytes of one batch. Points that have their names in common have them so in memory. */
final class BatchReader {
    private static final int MOST_TEXT = 1 << 24;

    private final ByteBuffer in;
    private final List<String> known = new ArrayList<>();
    private String[] tagNames = {};
    private String[] fieldNames = {};
    private boolean[] whole = {};

    BatchReader(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes);
    }

    /** @throws IOException when these are not the bytes of a batch */
    PointBatch batch() throws IOException {
        try {
            Duration interval = Duration.ofNanos(in.getLong());
            int count = in.getInt();
            List<Point> points = new ArrayList<>(Math.clamp(count, 0, in.capacity()));
            for (int i = 0; i < count; i++) {
                points.add(new Point(text(), in.getLong(), tags(), fields()));
            }
            return new PointBatch(interval, points);
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw new IOException("what waits on disk is no batch of points", e);
        }
    }

    private TagSet tags() throws IOException {
        int count = size();
        String[] names = new String[count];
        String[] values = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = text();
            values[i] = text();
        }
        if (!Arrays.equals(names, tagNames)) {
            tagNames = ordered(names);
        }
        return TagSet.ofSorted(tagNames, values);
    }

    private FieldSet fields() throws IOException {
        int count = size();
        String[] names = new String[count];
        boolean[] are = new boolean[count];
        long[] bits = new long[count];
        for (int i = 0; i < count; i++) {
            names[i] = text();
            are[i] = in.get() == BatchBytes.WHOLE;
            bits[i] = in.getLong();
        }
        if (!Arrays.equals(names, fieldNames)) {
            fieldNames = ordered(names);
        }
        if (!Arrays.equals(are, whole)) {
            whole = are;
        }
        return FieldSet.ofSorted(fieldNames, whole, bits);
    }

    /** Each has a byte at least. */
    private int size() throws IOException {
        int count = in.getInt();
        if (count < 0 || count > in.remaining()) {
            throw new IOException("what waits on disk is no batch of points");
        }
        return count;
    }

    private static String[] ordered(String[] names) throws IOException {
        for (int i = 1; i < names.length; i++) {
            if (names[i - 1].compareTo(names[i]) >= 0) {
                throw new IOException("what waits on disk has names out of their order");
            }
        }
        return names;
    }

    private String text() throws IOException {
        int number = in.getInt();
        if (number >= 0) {
            return known.get(number);
        }
        int length = -1 - number;
        if (length > MOST_TEXT || length > in.remaining()) {
            throw new IOException("what waits on disk has a text of " + length + " bytes");
        }
        String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        known.add(text);
        return text;
    }
}
