package io.gather.stats.sink.prometheus;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.gather.stats.metric.TagSet;

/**
 * One metric as it was at a time, on its way to somebody who may read slowly: it holds references in their order, and its text is made a
 * piece at a time.
 */
final class FamilyText {
    private static final long MILLIS = 1000;
    private static final int PIECE = 16 << 10;

    private final String name;
    private final String help;
    private final List<String> labels;
    private final String[] tagOfLabel;
    private final TagSet[] series;
    private final Sample[] samples;

    private static final class Row {
        private final String[] values;
        private final TagSet tags;
        private final Sample sample;

        Row(String[] values, TagSet tags, Sample sample) {
            this.values = values;
            this.tags = tags;
            this.sample = sample;
        }
    }

    /** Every sample has all labels that any of them has, in the order of their names; samples are in the order of the labels' values. */
    FamilyText(String name, String help, MetricNaming naming, List<Map.Entry<TagSet, Sample>> entries) {
        this.name = name;
        this.help = help;
        Map<String, String> tags = naming.tagOfLabel(entries.stream().map(Map.Entry::getKey).toList());
        this.labels = List.copyOf(tags.keySet());
        this.tagOfLabel = tags.values().toArray(String[]::new);
        List<Row> rows = new ArrayList<>(entries.size());
        entries.forEach(it -> rows.add(new Row(values(it.getKey()), it.getKey(), it.getValue())));
        rows.sort((a, b) -> Arrays.compare(a.values, b.values));
        this.series = rows.stream().map(it -> it.tags).toArray(TagSet[]::new);
        this.samples = rows.stream().map(it -> it.sample).toArray(Sample[]::new);
    }

    private String[] values(TagSet tags) {
        String[] values = new String[tagOfLabel.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(tags, i);
        }
        return values;
    }

    private String value(TagSet tags, int label) {
        String value = tags.find(tagOfLabel[label]);
        return value == null ? "" : value;
    }

    String name() {
        return name;
    }

    void write(OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder(2 * PIECE);
        text.append("# HELP ").append(name).append(' ');
        escape(help, false, text);
        text.append("\n# TYPE ").append(name).append(" gauge\n");
        for (int i = 0; i < series.length; i++) {
            append(series[i], samples[i], text);
            if (text.length() >= PIECE) {
                send(text, out);
            }
        }
        send(text, out);
    }

    private static void send(StringBuilder text, OutputStream out) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    private void append(TagSet tags, Sample sample, StringBuilder text) {
        text.append(name);
        for (int i = 0; i < tagOfLabel.length; i++) {
            text.append(i == 0 ? '{' : ',').append(labels.get(i)).append("=\"");
            escape(value(tags, i), true, text);
            text.append('"');
        }
        text.append(labels.isEmpty() ? " " : "} ");
        SampleValue.append(sample.value(), text);
        text.append(' ').append(sample.seconds() * MILLIS).append('\n');
    }

    private static void escape(String value, boolean quotes, StringBuilder text) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '"' -> text.append(quotes ? "\\\"" : "\"");
                default -> text.append(c);
            }
        }
    }
}
