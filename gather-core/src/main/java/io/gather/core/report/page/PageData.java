package io.gather.core.report.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import gg.jte.Content;
import gg.jte.TemplateOutput;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.report.Collected;
import io.gather.core.report.Disclosure;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.HiddenIdentities;
import io.gather.core.report.LeakMeter;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.PhaseRecord;
import io.gather.core.report.SecretHandling;
import io.gather.core.report.Severity;
import io.gather.core.report.Totals;
import org.jspecify.annotations.Nullable;

/**
 * The page's data, as compact JSON that cannot end its element: nodes, a row for each outcome, and sums over all of them. Its
 * counterpart is {@code data.js}.
 */
final class PageData implements Content {
    private final GatherRecord record;
    private final Collected collected;
    private final int mostRows;
    private final Map<String, Long> masked = new TreeMap<>();

    PageData(GatherRecord record, Collected collected, int mostRows) {
        this.record = record;
        this.collected = collected;
        this.mostRows = mostRows;
    }

    /** Whether outcomes that are fine were left out, for they are too many. */
    boolean failuresOnly() {
        return Totals.of(record.nodes()).items() > mostRows;
    }

    @Override
    public void writeTo(TemplateOutput output) {
        try (JsonGenerator json = new JsonFactory().createGenerator(new TemplateWriter(output))) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).setCharacterEscapes(new HtmlSafe());
            json.writeStartObject();
            json.writeNumberField("start", record.start().toEpochMilli());
            json.writeNumberField("end", record.end().toEpochMilli());
            json.writeBooleanField("failuresOnly", failuresOnly());
            words(json);
            phases(json);
            nodes(json);
            outcomes(json);
            disclosure(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Statuses, each with how much it matters. */
    private static void words(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("statuses");
        for (Status status : Status.values()) {
            json.writeStringField(status.word(), Severity.of(status).name().toLowerCase(Locale.ROOT));
        }
        json.writeEndObject();
    }

    private void phases(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("phases");
        for (PhaseRecord phase : record.phases()) {
            json.writeStartArray();
            json.writeString(phase.name());
            json.writeNumber(phase.start().toEpochMilli() - record.start().toEpochMilli());
            json.writeNumber(phase.took().toMillis());
            json.writeString(phase.failure());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void nodes(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("nodes");
        for (NodeRecord node : record.nodes()) {
            NodeData.write(json, node);
        }
        json.writeEndArray();
    }

    private void disclosure(JsonGenerator json) throws IOException {
        Disclosure told = record.disclosure();
        HiddenIdentities hidden = told.identities();
        LeakMeter leaks = told.leaks();
        json.writeObjectFieldStart("disclosure");
        json.writeBooleanField("kept", told.secrets() == SecretHandling.KEPT);
        counts(json, "masked", masked);
        counts(json, "replaced", hidden == null ? null : hidden.counts());
        counts(json, "left", leaks == null ? null : leaks.left());
        json.writeNumberField("originals", leaks == null ? 0 : leaks.originals());
        json.writeNumberField("unsearched", leaks == null ? 0 : leaks.unsearched());
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, String field, @Nullable Map<String, Long> counts)
            throws IOException {
        if (counts == null) {
            json.writeNullField(field);
            return;
        }
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, Long> count : counts.entrySet()) {
            json.writeNumberField(count.getKey(), count.getValue());
        }
        json.writeEndObject();
    }

    private void outcomes(JsonGenerator json) throws IOException {
        boolean failuresOnly = failuresOnly();
        RowData rows = new RowData(json, record.start(), mostRows);
        GroupSums groups = new GroupSums();
        json.writeArrayFieldStart("rows");
        List<NodeRecord> nodes = record.nodes();
        for (int n = 0; n < nodes.size(); n++) {
            NodeRecord node = nodes.get(n);
            Links links = Links.of(node, collected);
            try (Stream<Outcome> outcomes = collected.outcomes(node.name())) {
                for (Iterator<Outcome> i = outcomes.iterator(); i.hasNext();) {
                    Outcome outcome = i.next();
                    groups.add(node, outcome, links);
                    outcome.masked().forEach((kind, count) -> masked.merge(kind, count, Long::sum));
                    if (!failuresOnly || Severity.of(outcome.status()).compareTo(Severity.CUT) <= 0) {
                        rows.write(n, outcome, links.find(outcome));
                    }
                }
            }
        }
        json.writeEndArray();
        json.writeNumberField("leftOut", rows.leftOut());
        groups.write(json);
    }
}
