package io.gather.core.overlord;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;

import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.ContentWriter;
import io.gather.core.outcome.Outcome;
import io.gather.core.overlord.request.GatherRequest;
import io.gather.core.overlord.state.LastFull;
import io.gather.core.overlord.state.StateDirectory;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.NodesInfo;
import io.gather.core.report.PackageInfo;
import io.gather.core.report.manifest.Manifest;
import io.gather.core.report.manifest.ManifestNodes;
import io.gather.core.report.manifest.NodeOutcomes;
import io.gather.core.report.manifest.SummaryFile;
import io.gather.core.report.page.Report;

/** 5: the metadata. Each file on its own: one that cannot be written costs no other. */
record GeneratePhase(StateDirectory state, Clock clock, StopSignal stop) implements Phase {
    @Override
    public int number() {
        return 5;
    }

    @Override
    public String name() {
        return "generate";
    }

    @Override
    public boolean applies(Gather gather) {
        return gather.packed() == null;
    }

    @Override
    public void run(Gather gather) throws IOException {
        gather.bundle().checkpoint();
        gather.bundle().useRoomForMetadata();
        Told told = new Told(gather.redactor(), record(gather), gather.run());
        GatherRecord record = told.record();
        for (NodeRecord node : record.nodes()) {
            add(gather, node.directory() + "/outcomes.json", out -> outcomes(gather, told, node, out));
        }
        add(gather, "nodes_info", out -> new NodesInfo().write(record, told, out));
        add(gather, "package_info.xml", out -> new PackageInfo().write(record, told, out));
        add(gather, "report.html", out -> new Report().write(record, told, out));
        add(gather, "gather.log", out -> Files.copy(gather.run().log(), out));
        Manifest manifest = new Manifest();
        add(gather, manifest.name(), out -> manifest.write(record, told, out));
        add(gather, SummaryFile.NAME, out -> SummaryFile.write(manifest.summary(), out));
        add(gather, ManifestNodes.NAME, out -> new ManifestNodes().write(record, told, out));
    }

    private static void outcomes(Gather gather, Told told, NodeRecord node, OutputStream out)
            throws IOException {
        try (Stream<Outcome> outcomes = told.outcomes(node.name())) {
            new NodeOutcomes().write(gather.id().text(), node.name(), outcomes, out);
        }
    }

    private void add(Gather gather, String name, ContentWriter content) {
        BundleWriter writer = gather.bundle().writer();
        try {
            writer.add(name, clock.instant(), content);
        } catch (IOException e) {
            gather.notice(name + " could not be written: " + e.getMessage());
        }
    }

    /** When it began, in seconds since 1970: whatever was written later may be missing in it. 0: there was none, as far as is known. */
    private long lastFull(String cluster) {
        return LastFull.of(state, cluster).map(last -> last.began().getEpochSecond()).orElse(0L);
    }

    private GatherRecord record(Gather gather) {
        GatherRequest request = gather.request();
        Instant now = clock.instant();
        return new GatherRecord(gather.id().text(), gather.name(), request.cluster(), request.mode(), request.caseId(),
                request.label(), gather.version(), request.commandLine(), request.selection().groups(),
                request.window().from(),
                request.window().until(),
                gather.began(),
                now, stop.stopped(), lastFull(request.cluster()), gather.phases(), gather.nodeRecords(),
                gather.notices());
    }
}
