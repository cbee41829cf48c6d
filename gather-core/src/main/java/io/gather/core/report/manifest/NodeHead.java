package io.gather.core.report.manifest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import io.gather.core.minion.NodeFacts;
import io.gather.core.outcome.Status;
import io.gather.core.report.NodeRecord;
import org.jspecify.annotations.Nullable;

/** A node's own fields, as they come. */
final class NodeHead {
    private @Nullable String name;
    private String directory = "";
    private String address = "";
    private NodeRecord.@Nullable State state;
    private @Nullable NodeFacts facts;
    private Counts counts = new Counts(0, Map.of(), 0);
    private long size;
    private long stored;
    private @Nullable String error;
    private @Nullable String remedy;
    private List<String> notices = List.of();

    record Counts(int planned, @Nullable Map<Status, @Nullable Integer> outcomes, int results) {}

    /** With the parser at the field's value, which is consumed. */
    void field(String field, BoundedJson json) throws IOException {
        switch (field) {
            case "name" -> name = json.text();
            case "directory" -> directory = json.text();
            case "address" -> address = json.text();
            case "state" -> state = json.readValueAs(NodeRecord.State.class);
            case "facts" -> facts = json.readValueAs(NodeFacts.class);
            case "counts" -> counts = json.value(Counts.class);
            case "size" -> size = json.getLongValue();
            case "stored" -> stored = json.getLongValue();
            case "error" -> error = json.getValueAsString();
            case "remedy" -> remedy = json.getValueAsString();
            case "notices" -> {
                notices = new ArrayList<>();
                json.elements(() -> notices.add(json.text()));
            }
            default -> json.skipChildren();
        }
    }

    NodeRecord record(JsonParser json) throws IOException {
        if (name == null || state == null) {
            throw new JsonParseException(json, "a node's name and state must come before its outcomes and results");
        }
        ManifestReader.notNegative(json, "a node", counts.planned(), counts.results(), size, stored);
        return new NodeRecord(name, directory, address, state, facts, counts.planned(),
                counted(counts.outcomes()), counts.results(), size, stored, error,
                remedy, notices);
    }

    private static Map<Status, Integer> counted(@Nullable Map<Status, @Nullable Integer> outcomes) {
        Map<Status, Integer> counted = new EnumMap<>(Status.class);
        if (outcomes != null) {
            outcomes.forEach((status, count) -> counted.put(status, count == null ? 0 : count));
        }
        return counted;
    }
}
