package io.gather.core.report.manifest;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.gather.core.error.Action;
import io.gather.core.error.BundleError;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.report.LeftOut;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.PhaseRecord;
import org.jspecify.annotations.Nullable;

/** Reads manifests of any size, and of newer writers: fields it does not know are passed over. */
public final class ManifestReader {
    /** Characters of a node's own fields, an outcome, a result, a notice. */
    private static final long MOST_OF_ONE = 64 << 10;
    /** Of what is said of the whole gather: its command line may name every node. */
    private static final long MOST_OF_ALL = 1 << 20;

    private final ManifestVisitor visitor;

    public ManifestReader(ManifestVisitor visitor) {
        this.visitor = visitor;
    }

    /**
     * @param where names the manifest in errors
     * @throws GatherException where it is no manifest, or a broken one; what came before was visited
     */
    public void read(InputStream in, String where) throws IOException {
        try (BoundedJson json = ManifestJson.parser(in)) {
            json.nextToken();
            json.fields(field -> {
                json.begin(MOST_OF_ALL);
                field(field, json);
                json.begin(MOST_OF_ALL);
            });
        } catch (JsonProcessingException | CharConversionException e) {
            throw new GatherException(BundleError.MANIFEST_UNREADABLE, "the manifest cannot be read: " + what(e), where,
                    Remedy.of("check the bundle with '{}', or index what is left of it with '{}'", Action.VERIFY.on(),
                            Action.SALVAGE.on()),
                    e);
        }
    }

    private void field(String field, BoundedJson json) throws IOException {
        switch (field) {
            case "format" -> {
                String format = json.text();
                if (!format.equals(Manifest.FORMAT) && !format.equals(ManifestNodes.FORMAT)) {
                    throw new JsonParseException(json, "this is no manifest of a gather");
                }
            }
            case "version" -> {
                if (json.getIntValue() > Manifest.VERSION) {
                    throw new JsonParseException(json, "a newer gather wrote it (manifest version "
                            + json.getIntValue() + ")");
                }
            }
            case "gather" -> visitor.gather(complete(json, json.value(ManifestGather.class)));
            case "phases" -> elements(json, () -> visitor.phase(complete(json, json.value(PhaseRecord.class))));
            case "notices" -> elements(json, () -> visitor.notice(json.text()));
            case "leftOut" -> elements(json, () -> visitor.leftOut(complete(json, json.value(LeftOut.class))));
            case "nodes" -> elements(json, () -> node(json));
            default -> json.skipChildren();
        }
    }

    private void node(BoundedJson json) throws IOException {
        NodeHead head = new NodeHead();
        NodeRecord[] node = new NodeRecord[1];
        json.fields(field -> {
            if (field.equals("outcomes") || field.equals("results")) {
                NodeRecord begun = node[0] == null ? begin(head, json) : node[0];
                node[0] = begun;
                entries(field, begun, json);
                json.begin(MOST_OF_ONE);
            } else {
                head.field(field, json);
            }
        });
        if (node[0] == null) {
            begin(head, json);
        }
    }

    private NodeRecord begin(NodeHead head, BoundedJson json) throws IOException {
        NodeRecord node = head.record(json);
        visitor.node(node);
        return node;
    }

    private void entries(String field, NodeRecord node, BoundedJson json) throws IOException {
        if (!visitor.wantsDetails()) {
            json.skipChildren();
        } else if (field.equals("outcomes")) {
            elements(json, () -> visitor.outcome(node, complete(json, json.value(Outcome.class))));
        } else {
            elements(json, () -> visitor.result(node, complete(json, json.value(ManifestResult.class))));
        }
    }

    private static void elements(BoundedJson json, BoundedJson.Element element) throws IOException {
        json.elements(() -> {
            json.begin(MOST_OF_ONE);
            element.read();
            json.begin(MOST_OF_ONE);
        });
    }

    static ManifestGather complete(JsonParser json, ManifestGather gather) throws JsonParseException {
        require(json, "the gather", gather.id(), gather.cluster(), gather.mode(), gather.version(),
                gather.commandLine(), gather.start(), gather.end());
        return gather;
    }

    static PhaseRecord complete(JsonParser json, PhaseRecord phase) throws JsonParseException {
        require(json, "a phase", phase.name());
        return phase;
    }

    static LeftOut complete(JsonParser json, LeftOut part) throws JsonParseException {
        require(json, "what was left out", part.limit());
        return part;
    }

    static Outcome complete(JsonParser json, Outcome outcome) throws JsonParseException {
        require(json, "an outcome", outcome.group(), outcome.item(), outcome.status());
        notNegative(json, "an outcome", outcome.results(), outcome.size(), outcome.stored());
        return outcome;
    }

    static ManifestResult complete(JsonParser json, ManifestResult result) throws JsonParseException {
        require(json, "a result", result.path());
        notNegative(json, "a result", result.size(), result.stored());
        for (Result.Range range : result.ranges()) {
            notNegative(json, "a result", range.from(), range.to() - range.from());
        }
        return result;
    }

    /** What JSON lacks is null in a record, whatever the record says. */
    static void require(JsonParser json, String what, @Nullable Object... values) throws JsonParseException {
        for (Object value : values) {
            if (value == null) {
                throw new JsonParseException(json, what + " lacks a field that all have");
            }
        }
    }

    static void notNegative(JsonParser json, String what, long... amounts) throws JsonParseException {
        for (long amount : amounts) {
            if (amount < 0) {
                throw new JsonParseException(json, what + " has a size or a count below zero");
            }
        }
    }

    /** What the parser says of records names our classes. */
    private static String what(IOException e) {
        return switch (e) {
            case JsonMappingException value when !value.getPath().isEmpty() ->
                "'" + value.getPath().getLast().getFieldName() + "' is not what it should be" + line(value);
            case JsonMappingException value -> "a value is not what it should be" + line(value);
            case JsonProcessingException json -> json.getOriginalMessage() + line(json);
            default -> String.valueOf(e.getMessage());
        };
    }

    private static String line(JsonProcessingException e) {
        return e.getLocation() == null ? "" : ", in line " + e.getLocation().getLineNr();
    }
}
