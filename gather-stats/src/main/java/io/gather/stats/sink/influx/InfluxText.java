package io.gather.stats.sink.influx;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

import io.gather.stats.metric.FieldNames;
import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagNames;
import io.gather.stats.metric.TagSet;

/** Lines of points, one behind the other. What points have in common is made text once. For one thread. */
public final class InfluxText {
    private static final int USUAL = 160;

    private final LineProtocol protocol;
    private final StringBuilder text;
    private final StringBuilder part = new StringBuilder();
    private final Map<String, String> names = new HashMap<>();
    /** Very many points have the very same object. */
    private final IdentityHashMap<TagSet, String> tags = new IdentityHashMap<>();
    private final Map<TagNames, String[]> tagNames = new HashMap<>();
    private final Map<FieldNames, String[]> fieldNames = new HashMap<>();

    /** @param points about so many */
    InfluxText(LineProtocol protocol, int points) {
        this.protocol = protocol;
        this.text = new StringBuilder(Math.multiplyExact(USUAL, Math.max(1, points)));
    }

    /** Lines with seconds. */
    public static InfluxText v1() {
        return new InfluxText(LineProtocol.V1, 1);
    }

    /** Whether there is a line for it: a point without a number that can be written has none. */
    static boolean isLine(Point point) {
        FieldSet fields = point.fields();
        for (int i = 0; i < fields.size(); i++) {
            if (isWritten(fields, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWritten(FieldSet fields, int index) {
        return !fields.name(index).isEmpty() && Double.isFinite(fields.number(index));
    }

    /** @return whether there is a line */
    public boolean append(Point point) {
        if (!isLine(point)) {
            return false;
        }
        text.append(names.computeIfAbsent(point.name(), protocol::name));
        text.append(tags.computeIfAbsent(point.tags(), this::made));
        append(point.fields());
        text.append(' ').append(protocol.time(point)).append('\n');
        return true;
    }

    private String made(TagSet set) {
        part.setLength(0);
        String[] before = tagNames.computeIfAbsent(set.names(), protocol::tags);
        for (int i = 0; i < before.length; i++) {
            if (!before[i].isEmpty() && !set.value(i).isEmpty()) {
                part.append(before[i]);
                protocol.value(set.value(i), part);
            }
        }
        return part.toString();
    }

    private void append(FieldSet values) {
        String[] before = fieldNames.computeIfAbsent(values.names(), protocol::fields);
        int start = text.length();
        for (int i = 0; i < before.length; i++) {
            if (isWritten(values, i)) {
                text.append(before[i]);
                if (values.isWhole(i)) {
                    text.append(values.whole(i)).append('i');
                } else {
                    LineProtocol.number(values.number(i), text);
                }
            }
        }
        text.setCharAt(start, ' ');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
