package io.gather.cli.bundles;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

import io.gather.cli.show.Printer;
import io.gather.cli.show.Terminal;
import io.gather.core.bundle.BundleWriter;
import io.gather.core.bundle.read.GrowthLimits;
import io.gather.core.bundle.read.Salvage;
import io.gather.core.error.GatherException;
import io.gather.core.report.manifest.ManifestSummary;
import io.gather.core.report.manifest.SummaryFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** {@code summary.json} and {@code nodes.json}: quick to read, and held against the manifest. */
class SmallFilesTest {
    private static final String MANIFEST = """
            {"format":"gather-manifest","version":1,"gather":{"id":"g","bundle":"b","cluster":"CLUSTER","mode":"full",
            "version":"1","commandLine":"gather","selection":[],"start":"2026-11-20T10:15:00Z",
            "end":"2026-11-20T10:16:00Z","interrupted":false,"lastFull":0},"phases":[],"notices":[],
            "nodes":[{"name":"n1","directory":"n1","address":"","state":"done","size":5,"stored":3}]}
            """;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Printer printer = new Printer(new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));

    private Path bundle(String cluster, String nodes) throws Exception {
        ManifestSummary summary = ManifestSummary.read(
                new ByteArrayInputStream(MANIFEST.replace("CLUSTER", cluster).getBytes(StandardCharsets.UTF_8)), "m");
        try (BundleWriter writer = BundleWriter.create(directory.resolve("p"), directory.resolve("i"), "root")) {
            writer.add("manifest.json", Instant.EPOCH,
                    to -> to.write(MANIFEST.getBytes(StandardCharsets.UTF_8)));
            writer.add("summary.json", Instant.EPOCH, to -> SummaryFile.write(summary, to));
            writer.add("nodes.json", Instant.EPOCH, to -> to.write(
                    MANIFEST.replace("gather-manifest", "gather-nodes").replace("n1", nodes)
                            .getBytes(StandardCharsets.UTF_8)));
            return writer.finish(directory.resolve("b.tgz")).path();
        }
    }

    private String summary(Path bundle) throws Exception {
        out.reset();
        new Summaries(printer, Terminal.of(Map.of())).show(bundle, false);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void areReadInPlaceOfTheManifest() throws Exception {
        Path bundle = bundle("CLUSTER", "n1");

        assertThat(summary(bundle)).contains("cluster CLUSTER").contains("nodes: 1 done");
        assertThat(new Checking(printer).verify(bundle, false)).isZero();
    }

    @Test
    void areFoundOutWhereTheyLie() throws Exception {
        Path bundle = bundle("another", "n2");

        assertThat(summary(bundle)).contains("cluster another");
        assertThatThrownBy(() -> new Checking(printer).verify(bundle, false)).isInstanceOf(GatherException.class)
                .hasMessageContaining("2 problems");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("summary.json, bytes 0 to ")
                .contains("nodes.json, bytes 0 to ").contains("says something else than manifest.json");
    }

    @Test
    void areNotInASalvagedBundleThatHasTheManifest() throws Exception {
        Path saved = directory.resolve("saved.tgz");
        new Salvage(bundle("another", "n2"), saved, GrowthLimits.DEFAULT).run();

        assertThat(summary(saved)).contains("cluster CLUSTER");
        assertThat(new Checking(printer).verify(saved, false)).isZero();
    }
}
