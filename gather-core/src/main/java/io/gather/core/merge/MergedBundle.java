package io.gather.core.merge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.gather.core.bundle.BundleWriter;
import io.gather.core.outcome.Limit;
import io.gather.core.outcome.Outcome;
import io.gather.core.report.Collected;
import io.gather.core.report.Disclosure;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.HiddenIdentities;
import io.gather.core.report.LeftOut;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.SecretHandling;
import io.gather.core.report.manifest.ManifestGather;
import io.gather.core.report.manifest.ManifestResult;
import io.gather.core.report.metadata.MetadataFiles;
import org.jspecify.annotations.Nullable;

/** Writes what a chain comes to, a node at a time. */
final class MergedBundle {
    private final Chain chain;
    private final BundleWriter writer;
    private final String name;
    private final Path folder;
    private final Map<String, MergedNode> nodes = new LinkedHashMap<>();

    MergedBundle(Chain chain, BundleWriter writer, String name, Path folder) {
        this.chain = chain;
        this.writer = writer;
        this.name = name;
        this.folder = folder;
    }

    void write() throws IOException {
        ManifestGather newest = chain.newest().gather();
        writer.add("command_line", newest.start(),
                out -> out.write((newest.commandLine() + "\n").getBytes(StandardCharsets.UTF_8)));
        for (Source source : chain.sources().reversed()) {
            for (NodeRecord node : source.nodes().values()) {
                if (!nodes.containsKey(node.name())) {
                    nodes.put(node.name(), node(node));
                }
            }
        }
        GatherRecord record = record(newest);
        MetadataFiles.write(record, new Told(), (path, content) -> writer.add(path, newest.end(), content));
    }

    private MergedNode node(NodeRecord node) throws IOException {
        MergedLogs lines = new MergedLogs();
        CompletedNode newest = null;
        for (int base : new TreeSet<>(chain.bases())) {
            CompletedNode completed = new CompletedNode(chain, base, node.name());
            for (int source : completed.sources()) {
                newest = completed;
                try (Stream<ManifestResult> results = completed.results(source)) {
                    lines.add(results, source, source != base);
                }
            }
        }
        MergedNode merged = new MergedNode(chain, Objects.requireNonNull(newest),
                folder.resolve("node-" + nodes.size()));
        merged.write(lines, writer);
        return merged;
    }

    private GatherRecord record(ManifestGather newest) throws IOException {
        List<String> notices = new ArrayList<>();
        notices.add("merged of " + chain.sources().stream().map(source -> source.gather().bundle())
                .reduce((one, other) -> one + ", " + other).orElse(""));
        Instant start = chain.sources().getFirst().gather().start();
        return new GatherRecord(newest.id(), name, newest.cluster(), newest.mode(), newest.caseId(), newest.label(),
                newest.version(), newest.commandLine(), newest.selection(), null, null,
                start.isAfter(newest.start()) ? newest.start() : start, newest.end(), newest.interrupted(),
                newest.lastFull(), List.of(), nodes.values().stream().map(MergedNode::record).toList(), notices,
                List.of(), chain.gathers(), leftOut(), null,
                null, new Disclosure(secrets(), identities(), null));
    }

    /** Sums; null where there is one in which they are as they were. */
    private @Nullable HiddenIdentities identities() {
        HiddenIdentities all = new HiddenIdentities(List.of(), Map.of());
        for (Source source : chain.sources()) {
            HiddenIdentities hidden = source.gather().identities();
            if (hidden == null) {
                return null;
            }
            all = all.and(hidden);
        }
        return all;
    }

    private @Nullable SecretHandling secrets() {
        @Nullable
        SecretHandling all = SecretHandling.MASKED;
        for (Source source : chain.sources()) {
            all = SecretHandling.both(all, source.gather().secrets());
        }
        return all;
    }

    private List<LeftOut> leftOut() throws IOException {
        Map<String, Map<Limit, Set<String>>> left = new LinkedHashMap<>();
        for (Map.Entry<String, MergedNode> node : nodes.entrySet()) {
            left.put(node.getKey(), Objects.requireNonNull(node.getValue()).left());
        }
        return LeftOut.of(left);
    }

    /** The merged results, for the metadata. */
    private final class Told implements Collected {
        @Override
        public Stream<Outcome> outcomes(String node) throws IOException {
            return merged(node).outcomes();
        }

        @Override
        public Stream<Entry> results(String node) throws IOException {
            return merged(node).results();
        }

        private MergedNode merged(String node) {
            MergedNode merged = nodes.get(node);
            if (merged == null) {
                throw new IllegalArgumentException(node);
            }
            return merged;
        }
    }
}
