package io.gather.core.report.metadata;

import java.io.IOException;
import java.util.stream.Stream;

import io.gather.core.bundle.ContentWriter;
import io.gather.core.outcome.Outcome;
import io.gather.core.report.Collected;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.NodesInfo;
import io.gather.core.report.PackageInfo;
import io.gather.core.report.manifest.Manifest;
import io.gather.core.report.manifest.ManifestNodes;
import io.gather.core.report.manifest.NodeOutcomes;
import io.gather.core.report.manifest.SummaryFile;
import io.gather.core.report.page.Report;

/** All files of a bundle that say what is in it, in their order. */
public final class MetadataFiles {
    private MetadataFiles() {}

    /** Where they go. */
    @FunctionalInterface
    public interface Place {
        void add(String path, ContentWriter content) throws IOException;
    }

    public static void write(GatherRecord record, Collected collected, Place place) throws IOException {
        writeFirst(record, collected, place);
        writeLast(record, collected, place);
    }

    /** Those before the log. */
    public static void writeFirst(GatherRecord record, Collected collected, Place place) throws IOException {
        for (NodeRecord node : record.nodes()) {
            place.add(node.directory() + "/outcomes.json", out -> {
                try (Stream<Outcome> outcomes = collected.outcomes(node.name())) {
                    new NodeOutcomes().write(record.id(), node.name(), outcomes, out);
                }
            });
        }
        place.add("nodes_info", out -> new NodesInfo().write(record, collected, out));
        place.add("package_info.xml", out -> new PackageInfo().write(record, collected, out));
        place.add("report.html", out -> new Report().write(record, collected, out));
    }

    /** Those behind it. */
    public static void writeLast(GatherRecord record, Collected collected, Place place) throws IOException {
        Manifest manifest = new Manifest();
        place.add(manifest.name(), out -> manifest.write(record, collected, out));
        place.add(SummaryFile.NAME, out -> SummaryFile.write(manifest.summary(), out));
        place.add(ManifestNodes.NAME, out -> new ManifestNodes().write(record, collected, out));
    }
}
