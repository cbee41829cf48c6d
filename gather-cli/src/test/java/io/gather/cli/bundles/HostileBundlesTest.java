package io.gather.cli.bundles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.gather.core.bundle.BundleWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever bytes a bundle has: each command that reads it ends soon, in words, and writes nowhere but where it was told to.
 * {@code -Dgather.hostile=100} tries a hundred times as many bundles, {@code -Dgather.hostile.seed=N} adds N to the seeds.
 */
class HostileBundlesTest {
    private static final int TIMES = Integer.getInteger("gather.hostile", 1);
    private static final long OTHER = Long.getLong("gather.hostile.seed", 0);
    private static final List<String> JSON = List.of("{", "}", "[", "]", ",", ":", "null", "\"\"", "-1", "1e999",
            "9223372036854775807", "\"../../x\"", "\"/x\"", "\"name\"", "\"type\":\"symlink\"", "\"innerOffset\":5",
            "\"size\":99999999999", "\"\\u0000\"", "\"sha256:\"", "true");

    @TempDir
    Path directory;
    private Path area;
    private byte[] good;
    private String index;

    @BeforeEach
    void make() throws IOException {
        area = Files.createDirectories(directory.resolve("area/inner"));
        Path bundle = directory.resolve("good.tgz");
        try (BundleWriter writer = BundleWriter.create(directory.resolve("p"), directory.resolve("i"), "b")) {
            for (String node : List.of("n1", "n2")) {
                writer.add(node + "/outcomes.json", Instant.EPOCH, out -> out.write('x'));
                writer.add(node + "/etc/hosts", Instant.EPOCH, out -> out.write((node + "\n").getBytes(
                        StandardCharsets.UTF_8)));
            }
            writer.add("manifest.json", Instant.EPOCH, out -> out
                    .write("{\"format\":\"gather-manifest\",\"version\":1}".getBytes(StandardCharsets.UTF_8)));
            writer.finish(bundle);
        }
        good = Files.readAllBytes(bundle);
        index = """
                {"version":1,"entries":[
                {"name":"b/","type":"dir","modtime":"1970-01-01T00:00:00Z","mode":488},
                {"name":"b/n1/x","type":"reg","size":3,"offset":1,"digest":"sha256:%s"},
                {"name":"b/n1/l","type":"symlink","linkName":"x"},
                {"name":"b/n2/y","type":"reg","size":9,"offset":2,"chunkSize":4},
                {"name":"b/n2/y","type":"chunk","offset":3,"chunkOffset":4,"chunkSize":5}]}
                """.formatted("0".repeat(64));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void endsWithChangedBytes(long seed) throws Exception {
        Random random = new Random(seed + OTHER);
        for (int round = 0; round < 400 * TIMES; round++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(3) == 0 ? 1 + random.nextInt(good.length) : good.length);
            for (int flips = random.nextInt(12); flips > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            all(bad, "seed " + (seed + OTHER) + " round " + round);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void endsWithAnyIndex(long seed) throws Exception {
        Random random = new Random(seed + OTHER);
        for (int round = 0; round < 400 * TIMES; round++) {
            byte[] json = mutated(index, random).getBytes(StandardCharsets.ISO_8859_1);
            Path file = HandMade.index(area.resolve("b.tgz"), json);
            all(Files.readAllBytes(file), "seed " + (seed + OTHER) + " round " + round);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {7, 8})
    void endsWithAnyManifest(long seed) throws Exception {
        String manifest = """
                {"format":"gather-manifest","version":1,"gather":{"id":"x","bundle":"b","cluster":"c","mode":"full",
                "version":"1","commandLine":"gather","selection":["a"],"start":"1970-01-01T00:00:00Z",
                "end":"1970-01-01T00:00:01Z","interrupted":false,"lastFull":0},
                "phases":[{"number":1,"name":"setup","start":"1970-01-01T00:00:00Z","took":"PT1S"}],"notices":["n"],
                "nodes":[{"name":"n1","directory":"n1","address":"","state":"partial","facts":{"hostName":"h"},
                "counts":{"planned":1,"outcomes":{"ok":1},"results":1},"size":1,"stored":1,"error":"e","notices":["m"],
                "outcomes":[{"task":1,"group":"g","item":"i","spool":"s","status":"error","message":"m"}],
                "results":[{"task":1,"path":"n1/x","source":"/x","kind":"file","size":5,"status":"ok"}]}]}
                """;
        assertThat(Typed.line("summary", HandMade.manifest(area.resolve("b.tgz"),
                manifest.getBytes(StandardCharsets.UTF_8)).toString()).inWords().code()).isZero();
        Random random = new Random(seed + OTHER);
        for (int round = 0; round < 1500 * TIMES; round++) {
            byte[] json = mutated(manifest, random).getBytes(StandardCharsets.ISO_8859_1);
            String file = HandMade.manifest(area.resolve("b.tgz"), json).toString();
            line("seed " + (seed + OTHER) + " round " + round, "summary", file);
            line("seed " + (seed + OTHER) + " round " + round, "summary", "--json", file);
            line("seed " + (seed + OTHER) + " round " + round, "diff", "--nodes", file);
        }
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int changes = 1 + random.nextInt(4); changes > 0 && !mutated.isEmpty(); changes--) {
            int at = random.nextInt(mutated.length());
            switch (random.nextInt(4)) {
                case 0 -> mutated.setCharAt(at, (char) random.nextInt(256));
                case 1 -> mutated.delete(at, Math.min(mutated.length(), at + 1 + random.nextInt(20)));
                case 2 -> mutated.insert(at, JSON.get(random.nextInt(JSON.size())));
                default -> {
                    int value = mutated.indexOf(":", at);
                    int next = value < 0 ? -1 : mutated.indexOf(",", value);
                    if (next > 0) {
                        mutated.replace(value + 1, next, JSON.get(random.nextInt(JSON.size())));
                    }
                }
            }
        }
        return mutated.toString();
    }

    private void all(byte[] bundle, String what) throws IOException {
        Path file = Files.write(area.resolve("b.tgz"), bundle);
        line(what, "ls", "-l", file.toString());
        line(what, "cat", file.toString(), "**");
        line(what, "verify", file.toString());
        line(what, "summary", file.toString());
        line(what, "diff", "--nodes", file.toString());
        line(what, "extract", "--overwrite", file.toString(), "-C", area.resolve("out").toString());
        line(what, "salvage", "--overwrite", file.toString(), "-o", area.resolve("saved.tgz").toString());
        try (var outside = Files.list(directory)) {
            assertThat(outside.map(path -> String.valueOf(path.getFileName()))).as(what)
                    .containsExactlyInAnyOrder("area", "good.tgz", "good.tgz.sha256");
        }
        try (var inside = Files.list(area)) {
            assertThat(inside.map(path -> String.valueOf(path.getFileName()))).as(what).isSubsetOf("b.tgz", "out",
                    "saved.tgz", "saved.tgz.sha256");
        }
    }

    private static void line(String what, String... args) {
        try {
            Typed.line(args).inWords();
        } catch (AssertionError e) {
            throw new AssertionError(what + ": " + String.join(" ", args), e);
        }
    }
}
