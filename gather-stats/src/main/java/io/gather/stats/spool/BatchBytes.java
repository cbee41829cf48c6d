package io.gather.stats.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

import io.gather.stats.metric.FieldNames;
import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagNames;
import io.gather.stats.metric.TagSet;
import io.gather.stats.sink.PointBatch;

/**
 * A batch as bytes. A text stands there once, and then its number: points have the same names over and over. So it is with what several
 * points have in common: their tags, and the names of these and of their fields.
 */
final class BatchBytes {
    /** That what follows was not there yet; of lists and texts the length is added. */
    static final int NEW = -1;
    static final byte WHOLE = 1;
    private static final int BYTES_A_POINT = 64;

    private final GrowingBytes out;
    private final Map<String, Integer> texts = new HashMap<>();
    /** That they are the same object is known at once, that they are equal is not. */
    private final IdentityHashMap<TagSet, Integer> tagSets = new IdentityHashMap<>();
    private final Map<TagNames, Integer> tagNames = new HashMap<>();
    private final Map<FieldNames, Integer> fieldNames = new HashMap<>();

    private BatchBytes(int points) {
        this.out = new GrowingBytes(Math.multiplyExact(BYTES_A_POINT, Math.max(1, points)));
    }

    static ByteBuffer of(PointBatch batch) {
        BatchBytes bytes = new BatchBytes(batch.points().size());
        bytes.add(batch);
        return bytes.out.bytes();
    }

    private void add(PointBatch batch) {
        out.add(batch.interval().toNanos());
        out.add(batch.points().size());
        for (Point point : batch.points()) {
            text(point.name());
            out.add(point.seconds());
            tags(point.tags());
            fields(point.fields());
        }
    }

    private void tags(TagSet tags) {
        Integer number = tagSets.putIfAbsent(tags, tagSets.size());
        if (number != null) {
            out.add(number);
            return;
        }
        out.add(NEW);
        TagNames names = tags.names();
        if (!isThere(names, tagNames)) {
            out.add(NEW - names.size());
            for (int i = 0; i < names.size(); i++) {
                text(names.name(i));
            }
        }
        for (int i = 0; i < tags.size(); i++) {
            text(tags.value(i));
        }
    }

    private void fields(FieldSet fields) {
        FieldNames names = fields.names();
        if (!isThere(names, fieldNames)) {
            out.add(NEW - names.size());
            for (int i = 0; i < names.size(); i++) {
                text(names.name(i));
                out.add(names.isWhole(i) ? WHOLE : 0);
            }
        }
        for (int i = 0; i < fields.size(); i++) {
            out.add(fields.bits(i));
        }
    }

    private void text(String text) {
        if (!isThere(text, texts)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.add(NEW - bytes.length);
            out.add(bytes);
        }
    }

    /** Adds the number that it has; what has none gets the next one, and is to be added. */
    private <T> boolean isThere(T what, Map<T, Integer> known) {
        Integer number = known.putIfAbsent(what, known.size());
        if (number == null) {
            return false;
        }
        out.add(number);
        return true;
    }

    /** @throws IOException when these are not the bytes of a batch */
    static PointBatch read(byte[] bytes) throws IOException {
        return new BatchReader(bytes).batch();
    }
}
