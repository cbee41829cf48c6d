package io.gather.stats.spool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;
import io.gather.stats.sink.PointBatch;

/** A batch as bytes. A text stands there once, and then its number: points have the same names over and over. */
final class BatchBytes {
    static final int WHOLE = 1;

    private BatchBytes() {}

    static byte[] of(PointBatch batch) {
        GrowingBytes out = new GrowingBytes();
        Map<String, Integer> known = new HashMap<>();
        out.add(batch.interval().toNanos());
        out.add(batch.points().size());
        for (Point point : batch.points()) {
            text(point.name(), known, out);
            out.add(point.seconds());
            tags(point.tags(), known, out);
            fields(point.fields(), known, out);
        }
        return out.bytes();
    }

    private static void tags(TagSet tags, Map<String, Integer> known, GrowingBytes out) {
        out.add(tags.size());
        for (int i = 0; i < tags.size(); i++) {
            text(tags.name(i), known, out);
            text(tags.value(i), known, out);
        }
    }

    private static void fields(FieldSet fields, Map<String, Integer> known, GrowingBytes out) {
        out.add(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            text(fields.name(i), known, out);
            out.add((byte) (fields.isWhole(i) ? WHOLE : 0));
            out.add(fields.isWhole(i) ? fields.whole(i) : Double.doubleToRawLongBits(fields.number(i)));
        }
    }

    private static void text(String text, Map<String, Integer> known, GrowingBytes out) {
        Integer number = known.get(text);
        if (number != null) {
            out.add(number);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        known.put(text, known.size());
        out.add(-1 - bytes.length);
        out.add(bytes);
    }

    /** @throws IOException when these are not the bytes of a batch */
    static PointBatch read(byte[] bytes) throws IOException {
        return new BatchReader(bytes).batch();
    }
}
