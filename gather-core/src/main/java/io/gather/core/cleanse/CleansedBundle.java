package io.gather.core.cleanse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.gather.core.bundle.BundleFile;
import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.Cursor;
import io.gather.core.json.Json;
import io.gather.core.merge.Source;
import io.gather.core.outcome.Outcome;
import io.gather.core.report.Collected;
import io.gather.core.report.Disclosure;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.HiddenIdentities;
import io.gather.core.report.LeakMeter;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.SecretHandling;
import io.gather.core.report.Told;
import io.gather.core.report.manifest.ManifestGather;
import io.gather.core.report.metadata.MetadataFiles;
import org.jspecify.annotations.Nullable;

/** Writes the new bundle: of ours by its manifest, which is made anew; of others what is in it. */
final class CleansedBundle {
    /** What was changed, in a bundle of others too. */
    static final String REPORT = "redaction.json";
    /** Made anew where there is a manifest. */
    private static final Set<String> METADATA = Set.of("manifest.json", "summary.json", "nodes.json", "nodes_info",
            "package_info.xml", "report.html", REPORT);

    private final Bundle bundle;
    private final @Nullable Source ours;
    private final BundleWriter writer;
    private final String name;
    private final Path folder;
    private final Cleanser cleanser;
    private final CleanseTally tally;
    private final CleansedFiles files;
    private final Inspection inspection;
    private final Map<String, CleansedNode> nodes = new LinkedHashMap<>();
    private Instant latest = Instant.EPOCH;

    CleansedBundle(Bundle bundle, @Nullable Source ours, BundleWriter writer, String name, Path folder,
            Cleanser cleanser, CleanseTally tally, Inspection inspection) {
        this.bundle = bundle;
        this.ours = ours;
        this.writer = writer;
        this.name = name;
        this.folder = folder;
        this.cleanser = cleanser;
        this.tally = tally;
        this.inspection = inspection;
        this.files = new CleansedFiles(writer, cleanser, tally);
    }

    void write() throws IOException {
        if (ours != null) {
            for (NodeRecord node : ours.nodes().values()) {
                CleansedNode cleansed = new CleansedNode(ours, node, files, folder.resolve("node-" + nodes.size()));
                nodes.put(node.name(), cleansed);
                cleansed.write();
            }
        }
        others();
        LeakMeter found = inspection.of(writer);
        if (ours != null) {
            Told told = new Told(cleanser::text, record(ours, found), new Changed());
            MetadataFiles.write(told.record(), told, (path, content) -> writer.add(path, latest, content));
        }
        writer.add(REPORT, latest, out -> out.write((Json.write(report()) + "\n").getBytes(StandardCharsets.UTF_8)));
        LeakMeter _ = inspection.of(writer);
    }

    /** What no manifest tells of. */
    private void others() throws IOException {
        try (Cursor cursor = bundle.cursor()) {
            for (TocEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
                String path = entry.name().substring(entry.name().indexOf('/') + 1);
                latest = entry.modified().isAfter(latest) ? entry.modified() : latest;
                if (entry.name().indexOf('/') >= 0 && !isTold(path)) {
                    other(entry, path);
                }
            }
        }
    }

    private boolean isTold(String path) {
        if (ours == null) {
            return false;
        }
        int slash = path.indexOf('/');
        return slash < 0
                ? METADATA.contains(path)
                : ours.nodes().values().stream()
                        .anyMatch(node -> node.directory().equals(path.substring(0, slash)));
    }

    private void other(TocEntry entry, String path) throws IOException {
        switch (entry) {
            case TocEntry.File file -> {
                try (InputStream content = bundle.open(file)) {
                    files.file(path, file.modified(), file.mode(), content);
                }
            }
            case TocEntry.Link link -> files.link(path, link.modified(), link.target());
            case TocEntry.Directory _ -> {
                // The writer makes those that hold something.
            }
        }
    }

    private GatherRecord record(Source of, @Nullable LeakMeter found) {
        ManifestGather was = of.gather();
        List<String> notices = new ArrayList<>(of.notices());
        notices.add(words());
        return new GatherRecord(was.id(), name, was.cluster(), was.mode(), was.caseId(), was.label(), was.version(),
                was.commandLine(), was.selection(), was.since(), was.until(), was.start(), was.end(),
                was.interrupted(), was.lastFull(), of.phases(),
                nodes.values().stream().map(CleansedNode::record).toList(), notices, was.base(), was.merged(),
                of.leftOut(), was.complete(), was.completes(),
                new Disclosure(cleanser.masks() ? SecretHandling.MASKED : was.secrets(), identities(was), found));
    }

    /** Replaced now, and before. */
    private @Nullable HiddenIdentities identities(ManifestGather was) {
        HiddenIdentities before = was.identities();
        HiddenIdentities now = cleanser.hidden();
        return before == null || now == null ? (now == null ? before : now) : before.and(now);
    }

    private String words() {
        return "redacted: " + sum(cleanser.masked()) + " secrets masked, " + sum(cleanser.replaced())
                + " identities replaced" + (tally.leftOutCount() == 0
                        ? ""
                        : ", " + tally.leftOutCount() + " files left out that could not be looked into; see " + REPORT);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(it -> it).sum();
    }

    /** In the bundle; without originals. */
    private Object report() {
        return new Report(cleanser.masked(), cleanser.replaced(), tally.files(), tally.changed(), tally.leftOutCount(),
                tally.leftOut());
    }

    private record Report(Map<String, Long> secrets, Map<String, Long> identities, long files, long changed,
            long leftOut, List<Cleansed.LeftOutFile> firstLeftOut) {}

    Cleansed told(BundleFile file) {
        return new Cleansed(file, cleanser.masked(), cleanser.replaced(), tally.files(), tally.changed(),
                tally.leftOut(), tally.leftOutCount());
    }

    /** What is in the new bundle of each node. */
    private final class Changed implements Collected {
        @Override
        public Stream<Outcome> outcomes(String node) throws IOException {
            return changed(node).outcomes();
        }

        @Override
        public Stream<Entry> results(String node) throws IOException {
            return changed(node).results();
        }

        private CleansedNode changed(String node) {
            CleansedNode changed = nodes.get(node);
            if (changed == null) {
                throw new IllegalArgumentException(node);
            }
            return changed;
        }
    }
}
