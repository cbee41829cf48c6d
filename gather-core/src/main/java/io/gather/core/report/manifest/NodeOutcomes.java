package io.gather.core.report.manifest;

import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonGenerator;
import io.gather.core.outcome.Outcome;

/** {@code outcomes.json} of a node's directory: what became of each task there, for who has that directory only. */
public final class NodeOutcomes {
    public static final String NAME = "outcomes.json";

    /** Flushes, and does not close {@code out}; the caller closes the stream of outcomes. */
    public void write(String gather, String node, Stream<Outcome> outcomes, OutputStream out) throws IOException {
        try (JsonGenerator json = ManifestJson.generator(out)) {
            json.writeStartObject();
            json.writeStringField("format", "gather-outcomes");
            json.writeNumberField("version", Manifest.VERSION);
            json.writeStringField("gather", gather);
            json.writeStringField("node", node);
            ManifestJson.array(json, "outcomes", outcomes);
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }
}
