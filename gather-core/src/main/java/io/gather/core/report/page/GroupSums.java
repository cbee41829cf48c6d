package io.gather.core.report.page;

import java.io.IOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.Top;
import org.jspecify.annotations.Nullable;

/** Sums for each group, and the biggest and slowest items, over all outcomes, also those that get no row. */
final class GroupSums {
    private static final int MOST = 10;

    private final Map<String, Sum> sums = new TreeMap<>();
    private final Top<Row> biggest = new Top<>(MOST, Comparator.comparingLong(r -> r.outcome.size()));
    private final Top<Row> slowest = new Top<>(MOST, Comparator.comparing(r -> r.outcome.took()));

    private static final class Sum {
        private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
        private long size;
        private long stored;
        private long millis;
    }

    private record Row(String node, Outcome outcome, @Nullable String link) {}

    void add(NodeRecord node, Outcome outcome, Links links) {
        Sum sum = sums.computeIfAbsent(outcome.group(), g -> new Sum());
        sum.counts.merge(outcome.status(), 1, Integer::sum);
        sum.size += outcome.size();
        sum.stored += outcome.stored();
        sum.millis += outcome.took().toMillis();
        Row row = new Row(node.name(), outcome, links.find(outcome));
        biggest.offer(row);
        slowest.offer(row);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("groups");
        for (Map.Entry<String, Sum> group : sums.entrySet()) {
            json.writeStartObject();
            json.writeStringField("name", group.getKey());
            NodeData.counts(json, group.getValue().counts);
            json.writeNumberField("size", group.getValue().size);
            json.writeNumberField("stored", group.getValue().stored);
            json.writeNumberField("took", group.getValue().millis);
            json.writeEndObject();
        }
        json.writeEndArray();
        rows(json, "biggest", biggest.descending());
        rows(json, "slowest", slowest.descending());
    }

    private static void rows(JsonGenerator json, String field, List<Row> rows) throws IOException {
        json.writeArrayFieldStart(field);
        for (Row row : rows) {
            json.writeStartObject();
            json.writeStringField("node", row.node);
            json.writeStringField("item", row.outcome.fullName());
            json.writeNumberField("size", row.outcome.size());
            json.writeNumberField("took", row.outcome.took().toMillis());
            json.writeStringField("link", row.link);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
