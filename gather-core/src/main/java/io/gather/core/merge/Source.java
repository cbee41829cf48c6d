package io.gather.core.merge;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.core.bundle.read.BundleProblem;
import io.gather.core.bundle.read.Sidecar;
import io.gather.core.bundle.read.StoredContent;
import io.gather.core.bundle.read.Verify;
import io.gather.core.bundle.read.VerifyResult;
import io.gather.core.json.Json;
import io.gather.core.outcome.Outcome;
import io.gather.core.report.LeftOut;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.PhaseRecord;
import io.gather.core.report.manifest.ManifestGather;
import io.gather.core.report.manifest.ManifestReader;
import io.gather.core.report.manifest.ManifestResult;
import io.gather.core.report.manifest.ManifestVisitor;
import org.jspecify.annotations.Nullable;

/** A bundle that is merged. What its manifest says of each node lies in files meanwhile, so that any number of nodes fits into memory. */
public final class Source implements Closeable {
    private static final String MANIFEST = "manifest.json";

    private final Bundle bundle;
    private final Path scratch;
    private final ManifestGather gather;
    private final Map<String, NodeRecord> nodes = new LinkedHashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<PhaseRecord> phases = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

    private Source(Bundle bundle, Path scratch, ManifestGather gather) {
        this.bundle = bundle;
        this.scratch = scratch;
        this.gather = gather;
    }

    /** @param scratch an empty folder of its own */
    public static Source open(Path path, Path scratch) throws IOException {
        Bundle bundle = Bundle.open(path);
        try (Spill spill = new Spill(scratch)) {
            checkIntact(bundle);
            try (InputStream manifest = bundle.open(MANIFEST)) {
                new ManifestReader(spill).read(manifest, path + ": " + MANIFEST);
            }
            if (spill.gather == null) {
                throw BundleFault.DAMAGED.at(path, "has a manifest that says nothing of a gather");
            }
            Source source = new Source(bundle, scratch, spill.gather);
            source.nodes.putAll(spill.nodes);
            source.leftOut.addAll(spill.leftOut);
            source.phases.addAll(spill.phases);
            source.notices.addAll(spill.notices);
            return source;
        } catch (IOException | RuntimeException e) {
            bundle.close();
            throw e;
        }
    }

    /** Members are copied without a look at what they hold: before that, all of them are known to be right. */
    private static void checkIntact(Bundle bundle) throws IOException {
        Sidecar sidecar = new Sidecar(bundle.path());
        if (sidecar.isThere()) {
            if (!sidecar.agrees()) {
                throw BundleFault.DAMAGED.at(bundle.path(), "differs from the digest in " + sidecar.path()
                        .getFileName());
            }
            return;
        }
        VerifyResult checked = new Verify(bundle, Runtime.getRuntime().availableProcessors()).run();
        if (!checked.intact()) {
            BundleProblem first = checked.problems().getFirst();
            throw BundleFault.DAMAGED.at(bundle.path(), (first.name().isEmpty()
                    ? ""
                    : first.name() + ", bytes " + first.from() + " to " + first.to() + ": ") + first.what());
        }
    }

    public Path path() {
        return bundle.path();
    }

    public ManifestGather gather() {
        return gather;
    }

    /** Gathers that are in it, the oldest first. */
    List<String> held() {
        return gather.merged().isEmpty() ? List.of(gather.id()) : gather.merged();
    }

    /** Gathers whose bundles make whole logs, its own last. */
    List<String> needed() {
        List<String> needed = new ArrayList<>(gather.base());
        needed.addAll(held());
        return List.copyOf(needed);
    }

    public Map<String, NodeRecord> nodes() {
        return nodes;
    }

    public List<LeftOut> leftOut() {
        return leftOut;
    }

    public List<PhaseRecord> phases() {
        return phases;
    }

    public List<String> notices() {
        return notices;
    }

    public InputStream content(ManifestResult result) {
        return bundle.open(result.path());
    }

    /** Null where it cannot be copied. */
    @Nullable
    StoredContent stored(ManifestResult result) {
        return bundle.find(result.path()).orElse(null) instanceof TocEntry.File file
                ? bundle.stored(file, result.stored())
                : null;
    }

    /** Close it. */
    public Stream<ManifestResult> results(String node) throws IOException {
        return lines(scratch.resolve(Spill.results(index(node))), ManifestResult.class);
    }

    /** Close it. */
    public Stream<Outcome> outcomes(String node) throws IOException {
        return lines(scratch.resolve(Spill.outcomes(index(node))), Outcome.class);
    }

    private int index(String node) {
        return nodes.keySet().stream().toList().indexOf(node);
    }

    private static <T> Stream<T> lines(Path file, Class<T> type) throws IOException {
        if (!Files.exists(file)) {
            return Stream.empty();
        }
        BufferedReader reader = Files.newBufferedReader(file);
        return reader.lines().map(line -> {
            try {
                return Json.read(line, type);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).onClose(() -> {
            try {
                reader.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() {
        bundle.close();
    }

    /** Writes what comes into files, two a node. */
    private static final class Spill implements ManifestVisitor, Closeable {
        private final Path folder;
        private final Map<String, NodeRecord> nodes = new LinkedHashMap<>();
        private final List<LeftOut> leftOut = new ArrayList<>();
        private final List<PhaseRecord> phases = new ArrayList<>();
        private final List<String> notices = new ArrayList<>();
        private @Nullable ManifestGather gather;
        private @Nullable BufferedWriter results;
        private @Nullable BufferedWriter outcomes;

        Spill(Path folder) {
            this.folder = folder;
        }

        static String results(int node) {
            return "results-" + node;
        }

        static String outcomes(int node) {
            return "outcomes-" + node;
        }

        @Override
        public void gather(ManifestGather told) {
            gather = told;
        }

        @Override
        public void phase(PhaseRecord phase) {
            phases.add(phase);
        }

        @Override
        public void notice(String notice) {
            notices.add(notice);
        }

        @Override
        public void leftOut(LeftOut part) {
            leftOut.add(part);
        }

        @Override
        public void node(NodeRecord node) {
            try {
                close();
                results = Files.newBufferedWriter(folder.resolve(results(nodes.size())));
                outcomes = Files.newBufferedWriter(folder.resolve(outcomes(nodes.size())));
                nodes.put(node.name(), node);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void outcome(NodeRecord node, Outcome outcome) {
            line(outcomes, outcome);
        }

        @Override
        public void result(NodeRecord node, ManifestResult result) {
            line(results, result);
        }

        private static void line(@Nullable BufferedWriter to, Object value) {
            try {
                Objects.requireNonNull(to).append(Json.write(value)).append('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            try (BufferedWriter _ = results; BufferedWriter _ = outcomes) {
                results = null;
                outcomes = null;
            }
        }
    }
}
