package io.gather.core.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.gather.core.report.NodeRecord.State;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;

/** {@code nodes_info}: what a person reads first. The gather, what is missing, then a block for each node. */
public final class NodesInfo implements MetadataFile {
    @Override
    public String name() {
        return "nodes_info";
    }

    @Override
    public void write(GatherRecord record, Collected collected, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Totals totals = Totals.of(record.nodes());
        TextBlock text = new TextBlock(writer);
        header(text, record, totals);
        phases(text, record);
        notices(text, record.notices());
        missing(text, record, State.FAILED, "Failed nodes");
        missing(text, record, State.PARTIAL, "Partial nodes");
        NodeBlock block = new NodeBlock(text, collected);
        for (NodeRecord node : record.nodes()) {
            block.write(node);
        }
        writer.flush();
    }

    private static void header(TextBlock text, GatherRecord record, Totals totals) throws IOException {
        text.title("Gather " + record.id());
        text.field("cluster", record.cluster());
        text.field("mode", record.mode() + (record.interrupted() ? ", interrupted" : ""));
        text.field("bundle", record.bundle());
        text.field("case", record.caseId());
        text.field("label", record.label());
        text.field("command", record.commandLine());
        text.field("selection", String.join(", ", record.selection()));
        text.field("files since", record.since() == null ? null : record.since().toString());
        text.field("files until", record.until() == null ? null : record.until().toString());
        text.field("version", record.version());
        text.field("started", record.start().toString());
        text.field("ended", record.end() + ", after " + took(record));
        text.field("nodes", totals.nodes() + ": " + totals.nodes(State.DONE) + " done, "
                + totals.nodes(State.PARTIAL) + " partial, " + totals.nodes(State.FAILED) + " failed");
        text.field("items", totals.items() + ": " + Totals.inWords(totals.outcomes()));
        text.field("results", totals.results() + ", " + sizes(totals.size(), totals.stored()));
    }

    private static String took(GatherRecord record) {
        return Durations.show(Duration.between(record.start(), record.end()));
    }

    static String sizes(long size, long stored) {
        return ByteSize.of(size) + ", " + ByteSize.of(stored) + " in the bundle";
    }

    private static void phases(TextBlock text, GatherRecord record) throws IOException {
        text.title("Phases");
        for (PhaseRecord phase : record.phases()) {
            text.field(phase.number() + " " + phase.name(), phase.start() + ", " + Durations.show(phase.took())
                    + (phase.failure() == null ? "" : ", failed: " + phase.failure()));
        }
    }

    private static void notices(TextBlock text, List<String> notices) throws IOException {
        if (notices.isEmpty()) {
            return;
        }
        text.title("Notices");
        for (String notice : notices) {
            text.line(notice);
        }
    }

    private static void missing(TextBlock text, GatherRecord record, State state, String title) throws IOException {
        List<NodeRecord> nodes = record.nodes().stream().filter(n -> n.state() == state).toList();
        if (nodes.isEmpty()) {
            return;
        }
        text.title(title);
        for (NodeRecord node : nodes) {
            text.field(node.name(), node.error() == null ? Totals.inWords(node.outcomes()) : node.error());
            if (node.remedy() != null) {
                text.field("", node.remedy());
            }
        }
    }
}
