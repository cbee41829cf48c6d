package io.gather.stats.query;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.gather.core.module.VerbOutput;
import io.gather.core.report.PlainText;
import io.gather.stats.metric.TagSet;

/** How rows are shown. One thread. */
abstract sealed class ShownRows {
    private static final int ASK_EVERY = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final VerbOutput output;
    private final long most;
    private long shown;
    private boolean cut;

    private ShownRows(VerbOutput output, long most) {
        this.output = output;
        this.most = most;
    }

    static ShownRows of(VerbOutput output, long most, boolean json, boolean csv) {
        return json ? new Objects(output, most) : csv ? new Csv(output, most) : new Lines(output, most);
    }

    /** @return whether more are wanted */
    boolean show(Row row) {
        if (shown == most) {
            cut = true;
            return false;
        }
        one(row);
        shown++;
        return shown % ASK_EVERY != 0 || !output.closed();
    }

    abstract void one(Row row);

    long shown() {
        return shown;
    }

    /** Whether there were more. */
    boolean cut() {
        return cut;
    }

    VerbOutput output() {
        return output;
    }

    static String time(long seconds) {
        return TIME.format(Instant.ofEpochSecond(seconds));
    }

    static Map<String, String> map(TagSet tags) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < tags.size(); i++) {
            map.put(tags.name(i), tags.value(i));
        }
        return map;
    }

    private static final class Lines extends ShownRows {
        private int widest = 24;

        Lines(VerbOutput output, long most) {
            super(output, most);
        }

        @Override
        void one(Row row) {
            StringBuilder what = new StringBuilder(PlainText.oneLine(row.name()));
            if (!row.field().equals("value")) {
                what.append(' ').append(PlainText.oneLine(row.field()));
            }
            widest = Math.max(widest, Math.min(60, what.length()));
            StringBuilder tags = new StringBuilder();
            map(row.tags()).forEach((name, value) -> tags.append("  ").append(PlainText.oneLine(name)).append('=')
                    .append(PlainText.oneLine(value)));
            output().result(time(row.seconds()) + "  " + String.format(Locale.ROOT, "%-" + widest + "s  %14s", what,
                    PlainNumber.of(row.value())) + tags);
        }
    }

    private static final class Objects extends ShownRows {
        Objects(VerbOutput output, long most) {
            super(output, most);
        }

        @Override
        void one(Row row) {
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("time", row.seconds());
            object.put("name", row.name());
            object.put("tags", map(row.tags()));
            object.put("field", row.field());
            object.put("value", row.value());
            object.put("points", row.points());
            output().json(object);
        }
    }

    private static final class Csv extends ShownRows {
        private boolean begun;

        Csv(VerbOutput output, long most) {
            super(output, most);
        }

        @Override
        void one(Row row) {
            if (!begun) {
                output().result("time,name,cluster,node,tags,field,value");
                begun = true;
            }
            Map<String, String> tags = map(row.tags());
            String cluster = tags.getOrDefault("cluster", "");
            String node = tags.getOrDefault("node", "");
            tags.remove("cluster");
            tags.remove("node");
            StringBuilder others = new StringBuilder();
            tags.forEach((name, value) -> others.append(others.isEmpty() ? "" : " ").append(name).append('=')
                    .append(value));
            output().result(String.join(",", time(row.seconds()), cell(row.name()), cell(cluster), cell(node),
                    cell(others.toString()), cell(row.field()), PlainNumber.of(row.value())));
        }

        private static String cell(String text) {
            boolean quoted = text.chars().anyMatch(c -> c == ',' || c == '"' || c < ' ' || c == ' ');
            return quoted ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
        }
    }
}
