package io.gather.core.report.page;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gather.core.minion.NodeFacts;
import io.gather.core.outcome.Status;
import io.gather.core.report.NodeRecord;

/** A node in the page's data. */
final class NodeData {
    private NodeData() {}

    static void write(JsonGenerator json, NodeRecord node) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", node.name());
        json.writeStringField("directory", node.directory());
        json.writeStringField("address", node.address());
        json.writeStringField("state", ReportPage.word(node.state()));
        json.writeNumberField("planned", node.planned());
        json.writeNumberField("results", node.results());
        json.writeNumberField("size", node.size());
        json.writeNumberField("stored", node.stored());
        json.writeStringField("error", node.error());
        json.writeStringField("remedy", node.remedy());
        counts(json, node.outcomes());
        if (node.facts() != null) {
            facts(json, node.facts());
        }
        json.writeEndObject();
    }

    static void counts(JsonGenerator json, Map<Status, Integer> counts) throws IOException {
        json.writeObjectFieldStart("counts");
        for (Status status : Status.values()) {
            if (counts.containsKey(status)) {
                json.writeNumberField(status.word(), counts.get(status));
            }
        }
        json.writeEndObject();
    }

    private static void facts(JsonGenerator json, NodeFacts facts) throws IOException {
        json.writeStringField("os", facts.osName());
        json.writeStringField("kernel", facts.kernel());
        json.writeStringField("architecture", facts.architecture());
        json.writeNumberField("cores", facts.cores());
        json.writeNumberField("memory", facts.memory());
        json.writeNumberField("clockOffset", facts.clockOffset().toMillis());
        json.writeStringField("minion", facts.version());
    }
}
