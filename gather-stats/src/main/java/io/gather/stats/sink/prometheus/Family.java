package io.gather.stats.sink.prometheus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.stats.metric.TagSet;

/** The samples of one metric, the last one of each series. */
final class Family {
    private static final long MILLIS = 1000;

    private final String name;
    private final String help;
    private final Map<TagSet, Sample> samples = new HashMap<>();

    /** @param until when it is shown, in nanoseconds of the caller's clock */
    private record Sample(double value, long seconds, long until) {}

    private record Row(List<String> labels, Sample sample) {}

    Family(String name, String help) {
        this.name = name;
        this.help = help;
    }

    void put(TagSet tags, double value, long seconds, long until) {
        samples.put(tags, new Sample(value, seconds, until));
    }

    /** @return whether any are left */
    boolean keepThoseAfter(long now) {
        samples.values().removeIf(sample -> sample.until - now <= 0);
        return !samples.isEmpty();
    }

    int size() {
        return samples.size();
    }

    /** Every sample has all labels that any of them has, in the order of their names; samples are in the order of the labels' values. */
    void append(MetricNaming naming, StringBuilder text) {
        Map<String, String> tagOfLabel = naming.tagOfLabel(samples.keySet());
        List<Row> rows = new ArrayList<>(samples.size());
        samples.forEach((tags, sample) -> rows.add(new Row(values(tags, tagOfLabel), sample)));
        rows.sort((a, b) -> compare(a.labels, b.labels));
        text.append("# HELP ").append(name).append(' ');
        escape(help, false, text);
        text.append("\n# TYPE ").append(name).append(" gauge\n");
        List<String> labels = List.copyOf(tagOfLabel.keySet());
        for (Row row : rows) {
            append(labels, row, text);
        }
    }

    private static List<String> values(TagSet tags, Map<String, String> tagOfLabel) {
        List<String> values = new ArrayList<>(tagOfLabel.size());
        for (String tag : tagOfLabel.values()) {
            String value = tags.find(tag);
            values.add(value == null ? "" : value);
        }
        return values;
    }

    /** Of the same length. */
    private static int compare(List<String> a, List<String> b) {
        int order = 0;
        for (int i = 0; order == 0 && i < a.size(); i++) {
            order = a.get(i).compareTo(b.get(i));
        }
        return order;
    }

    private void append(List<String> labels, Row row, StringBuilder text) {
        text.append(name);
        for (int i = 0; i < labels.size(); i++) {
            text.append(i == 0 ? '{' : ',').append(labels.get(i)).append("=\"");
            escape(row.labels.get(i), true, text);
            text.append('"');
        }
        text.append(labels.isEmpty() ? " " : "} ");
        SampleValue.append(row.sample.value, text);
        text.append(' ').append(row.sample.seconds * MILLIS).append('\n');
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
