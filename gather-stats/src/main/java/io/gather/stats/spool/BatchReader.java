package io.gather.stats.spool;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.gather.stats.metric.FieldNames;
import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagNames;
import io.gather.stats.metric.TagSet;
import io.gather.stats.sink.PointBatch;

/** Reads the bytes of one batch. What points have in common there they have in common in memory. */
final class BatchReader {
    private static final int MOST_TEXT = 1 << 24;

    private final ByteBuffer in;
    private final List<String> texts = new ArrayList<>();
    private final List<TagSet> tagSets = new ArrayList<>();
    private final List<TagNames> tagNames = new ArrayList<>();
    private final List<FieldNames> fieldNames = new ArrayList<>();

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
        int number = in.getInt();
        if (number >= 0) {
            return tagSets.get(number);
        }
        TagNames names = tagNames();
        String[] values = new String[names.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = text();
        }
        TagSet tags = TagSet.of(names, values);
        tagSets.add(tags);
        return tags;
    }

    private TagNames tagNames() throws IOException {
        int number = in.getInt();
        if (number >= 0) {
            return tagNames.get(number);
        }
        String[] names = new String[length(number)];
        for (int i = 0; i < names.length; i++) {
            names[i] = text();
        }
        TagNames read = TagNames.ofSorted(ordered(names));
        tagNames.add(read);
        return read;
    }

    private FieldSet fields() throws IOException {
        FieldNames names = fieldNames();
        long[] bits = new long[names.size()];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = in.getLong();
        }
        return FieldSet.of(names, bits);
    }

    private FieldNames fieldNames() throws IOException {
        int number = in.getInt();
        if (number >= 0) {
            return fieldNames.get(number);
        }
        String[] names = new String[length(number)];
        boolean[] whole = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = text();
            whole[i] = in.get() == BatchBytes.WHOLE;
        }
        FieldNames read = FieldNames.ofSorted(ordered(names), whole);
        fieldNames.add(read);
        return read;
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
            return texts.get(number);
        }
        int length = length(number);
        String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        texts.add(text);
        return text;
    }

    /** Of a list or a text; each of its elements has a byte at least. */
    private int length(int number) throws IOException {
        int length = BatchBytes.NEW - number;
        if (length > Math.min(MOST_TEXT, in.remaining())) {
            throw new IOException("what waits on disk is no batch of points");
        }
        return length;
    }
}
