package io.gather.core.report.manifest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.report.Collected;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.MetadataFile;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.PhaseRecord;
import org.jspecify.annotations.Nullable;

/**
 * {@code manifest.json}: everything about a bundle, for machines. A node's own fields come before its outcomes and results, so
 * that readers need not hold them.
 */
public final class Manifest implements MetadataFile {
    static final String FORMAT = "gather-manifest";
    static final int VERSION = 1;

    private final SummaryBuilder summary = new SummaryBuilder(ManifestSummary.MOST);

    /** Of what was written. */
    public ManifestSummary summary() {
        return summary.build();
    }

    interface Details {
        void write(JsonGenerator json, NodeRecord node) throws IOException;
    }

    @Override
    public String name() {
        return "manifest.json";
    }

    @Override
    public void write(GatherRecord record, Collected collected, OutputStream out) throws IOException {
        summary.gather(ManifestGather.of(record));
        record.phases().forEach(summary::phase);
        record.notices().forEach(summary::notice);
        write(FORMAT, record, out, (json, node) -> details(json, node, collected));
    }

    static void write(String format, GatherRecord record, OutputStream out, Details details) throws IOException {
        try (JsonGenerator json = ManifestJson.generator(out)) {
            json.writeStartObject();
            json.writeStringField("format", format);
            json.writeNumberField("version", VERSION);
            json.writePOJOField("gather", ManifestGather.of(record));
            json.writeArrayFieldStart("phases");
            for (PhaseRecord phase : record.phases()) {
                json.writePOJO(phase);
            }
            json.writeEndArray();
            json.writePOJOField("notices", record.notices());
            if (format.equals(FORMAT) && !record.leftOut().isEmpty()) {
                ManifestJson.array(json, "leftOut", record.leftOut().stream());
            }
            json.writeArrayFieldStart("nodes");
            for (NodeRecord node : record.nodes()) {
                json.writeStartObject();
                head(json, node);
                details.write(json, node);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void details(JsonGenerator json, NodeRecord node, Collected collected) throws IOException {
        summary.node(node);
        try (Stream<Outcome> outcomes = collected.outcomes(node.name())) {
            ManifestJson.array(json, "outcomes", outcomes.peek(outcome -> summary.outcome(node, outcome)));
        }
        try (Stream<Collected.Entry> results = collected.results(node.name())) {
            ManifestJson.array(json, "results", results.map(entry -> ManifestResult.of(node, entry))
                    .peek(result -> summary.result(node, result)));
        }
    }

    static void head(JsonGenerator json, NodeRecord node) throws IOException {
        json.writeStringField("name", node.name());
        json.writeStringField("directory", node.directory());
        json.writeStringField("address", node.address());
        json.writePOJOField("state", node.state());
        optional(json, "facts", node.facts());
        json.writeObjectFieldStart("counts");
        json.writeNumberField("planned", node.planned());
        json.writePOJOField("outcomes", inOrder(node.outcomes()));
        json.writeNumberField("results", node.results());
        json.writeEndObject();
        json.writeNumberField("size", node.size());
        json.writeNumberField("stored", node.stored());
        optional(json, "error", node.error());
        optional(json, "remedy", node.remedy());
        if (!node.notices().isEmpty()) {
            json.writePOJOField("notices", node.notices());
        }
    }

    /** The order of a record's map differs from run to run; that of a file must not. */
    private static Map<Status, Integer> inOrder(Map<Status, Integer> outcomes) {
        Map<Status, Integer> ordered = new EnumMap<>(Status.class);
        ordered.putAll(outcomes);
        return ordered;
    }

    private static void optional(JsonGenerator json, String field, @Nullable Object value) throws IOException {
        if (value != null) {
            json.writePOJOField(field, value);
        }
    }
}
