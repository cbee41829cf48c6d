package io.gather.core.bundle.read;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import io.gather.core.error.GatherException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** What an archive makes of time and memory is bounded by its size. */
class SalvageBoundsTest {
    private static final Duration BOUND = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @Test
    void endsSoonWithANameOfManyDirectories() {
        ends(out -> out.write(Hostile.longName("a/".repeat(20_000) + "x", new byte[10])));
        ends(out -> out.write(Hostile.longName("a/".repeat(500_000), new byte[10])));
    }

    @Test
    void endsSoonWithANameOfManySlashes() {
        ends(out -> out.write(Hostile.longName("/".repeat(1_000_000) + "x", new byte[10])));
        ends(out -> out.write(Hostile.longName("./".repeat(500_000) + "x", new byte[10])));
    }

    @Test
    void endsSoonWithManyLongNames() {
        assertThatThrownBy(() -> ends(out -> {
            for (int i = 0; i < 3000; i++) {
                out.write(Hostile.longName("x" + i + "/" + "a/".repeat(3500) + "x", new byte[0]));
            }
        })).isInstanceOf(GatherException.class).hasMessageContaining("times its size");
    }

    @Test
    void endsWithManyLargeExtendedHeaders() {
        SalvageReport report = ends(out -> {
            for (int i = 0; i < 50; i++) {
                out.write(Hostile.pax(Map.of("key" + i, "x".repeat(1_000_000))));
            }
            out.write(Hostile.file("top/file", new byte[10]));
        });

        assertThat(report.lost()).isNotEmpty();
    }

    @Test
    void endsWithManySmallExtendedHeaders() {
        assertThatThrownBy(() -> ends(out -> {
            for (int i = 0; i < 100_000; i++) {
                out.write(Hostile.pax(Map.of("key" + i, "x")));
            }
        })).isInstanceOf(GatherException.class);
    }

    @Test
    void countsWhatIsPassedOver() {
        assertThatThrownBy(() -> ends(out -> {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 20; i++) {
                out.write(Hostile.header("top/unknown" + i, 'Z', 32 << 20));
                for (int k = 0; k < 32; k++) {
                    out.write(zeros);
                }
            }
        })).isInstanceOf(GatherException.class).hasMessageContaining("times its size");
    }

    @Test
    void losesASparseFileThatGrowsTooMuchAndNothingElse() throws Exception {
        SalvageReport report = ends(out -> {
            out.write(Hostile.pax(Map.of("GNU.sparse.major", "1", "GNU.sparse.minor", "0", "GNU.sparse.realsize",
                    String.valueOf(1L << 50), "GNU.sparse.name", "top/huge")));
            byte[] map = java.util.Arrays.copyOf("1\n0\n4\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 516);
            out.write(Hostile.file("top/stored", map));
            out.write(Hostile.file("top/after", new byte[]{'!'}));
        });

        assertThat(report.lost()).singleElement().extracting(BundleProblem::name).isEqualTo("top/huge");
        assertThat(Saved.in(directory.resolve("saved.tgz"))).containsEntry("after", "!");
    }

    @Test
    void findsItsWayThroughWhatLooksLikeMembers() throws Exception {
        byte[] magic = new byte[4 << 20];
        for (int i = 0; i + 4 <= magic.length; i += 4) {
            magic[i] = 0x1f;
            magic[i + 1] = (byte) 0x8b;
            magic[i + 2] = 8;
            magic[i + 3] = 8;
        }
        Files.write(directory.resolve("magic.tgz"), magic);

        assertThatThrownBy(() -> salvage("magic.tgz")).isInstanceOf(GatherException.class)
                .hasMessageContaining("nothing in it that could be saved");
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private SalvageReport ends(Content content) {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve("hostile.tgz")))) {
            content.write(out);
            out.write(new byte[1024]);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return salvage("hostile.tgz");
    }

    private SalvageReport salvage(String name) {
        return assertTimeoutPreemptively(BOUND, () -> {
            Path saved = directory.resolve("saved.tgz");
            Files.deleteIfExists(saved);
            Files.deleteIfExists(directory.resolve("saved.tgz.sha256"));
            return new Salvage(directory.resolve(name), saved, GrowthLimits.DEFAULT).run();
        });
    }
}
