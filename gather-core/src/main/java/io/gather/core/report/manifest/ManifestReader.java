package io.gather.core.report.manifest;

import java.io.IOException;
import java.io.InputStream;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.plan.Outcome;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.PhaseRecord;

/** Reads manifests of any size, and of newer writers: fields it does not know are passed over. */
public final class ManifestReader {
    private final ManifestVisitor visitor;

    public ManifestReader(ManifestVisitor visitor) {
        this.visitor = visitor;
    }

    /**
     * @param where names the manifest in errors
     * @throws GatherException where it is no manifest, or a broken one; what came before was visited
     */
    public void read(InputStream in, String where) throws IOException {
        try (JsonParser json = ManifestJson.parser(in)) {
            expect(json, json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() != JsonToken.END_OBJECT) {
                String field = json.currentName();
                json.nextToken();
                field(field, json);
            }
        } catch (JsonProcessingException e) {
            throw new GatherException(Category.BUNDLE, "GATHER-4601",
                    "the manifest cannot be read: " + e.getOriginalMessage() + ", in line " + line(e), where,
                    "check the bundle with 'gather verify', or index what is left of it with 'gather salvage'", e);
        }
    }

    private void field(String field, JsonParser json) throws IOException {
        switch (field) {
            case "format" -> {
                if (!json.getText().equals(Manifest.FORMAT)) {
                    throw new JsonParseException(json, "this is no manifest of a gather");
                }
            }
            case "version" -> {
                if (json.getIntValue() > Manifest.VERSION) {
                    throw new JsonParseException(json, "a newer gather wrote it (manifest version "
                            + json.getIntValue() + ")");
                }
            }
            case "gather" -> visitor.gather(json.readValueAs(ManifestGather.class));
            case "phases" -> array(json, () -> visitor.phase(json.readValueAs(PhaseRecord.class)));
            case "notices" -> array(json, () -> visitor.notice(json.getText()));
            case "nodes" -> array(json, () -> node(json));
            default -> json.skipChildren();
        }
    }

    private void node(JsonParser json) throws IOException {
        expect(json, json.currentToken(), JsonToken.START_OBJECT);
        NodeHead head = new NodeHead();
        NodeRecord node = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("outcomes") || field.equals("results")) {
                node = node == null ? begin(head, json) : node;
                entries(field, node, json);
            } else {
                head.field(field, json);
            }
        }
        if (node == null) {
            begin(head, json);
        }
    }

    private NodeRecord begin(NodeHead head, JsonParser json) throws IOException {
        NodeRecord node = head.record(json);
        visitor.node(node);
        return node;
    }

    private void entries(String field, NodeRecord node, JsonParser json) throws IOException {
        if (!visitor.wantsDetails()) {
            json.skipChildren();
        } else if (field.equals("outcomes")) {
            array(json, () -> visitor.outcome(node, json.readValueAs(Outcome.class)));
        } else {
            array(json, () -> visitor.result(node, json.readValueAs(ManifestResult.class)));
        }
    }

    private static void array(JsonParser json, Element element) throws IOException {
        expect(json, json.currentToken(), JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            element.read();
        }
    }

    private static void expect(JsonParser json, JsonToken token, JsonToken wanted) throws IOException {
        if (token != wanted) {
            throw new JsonParseException(json, "expected " + wanted.asString());
        }
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    }

    private interface Element {
        void read() throws IOException;
    }
}
