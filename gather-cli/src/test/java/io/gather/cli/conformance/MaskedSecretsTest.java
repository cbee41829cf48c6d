package io.gather.cli.conformance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.gather.core.catalog.Keep;
import io.gather.core.compress.Compressor;
import io.gather.core.compress.PackedStreams;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.redact.Concealment;
import io.gather.core.redact.rule.InstalledRules;
import io.gather.core.redact.rule.Rule;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Secrets wherever one can stand in what is gathered, small and large: none comes here, and all minions say the same. */
class MaskedSecretsTest {
    private static final String SECRET = "zq9XvT4mW7";
    private static final String LINE = "db_password = " + SECRET + "\n";
    private static final Path RULES = Path.of(System.getProperty("gather.root"), "config", "redact.d");

    @TempDir
    Path temp;

    static Stream<String> nodes() {
        return ConformanceTest.nodes();
    }

    @ParameterizedTest
    @MethodSource("nodes")
    void noneComesFromAnyNode(String node) throws Exception {
        Path tree = lay(Files.createDirectory(temp.resolve("tree")));
        PlanTasks tasks = new PlanTasks().concealed(new Concealment(rules(), "00ff00ff")).files(tree + "/**")
                .command("cat " + tree + "/small.conf; echo --token " + SECRET)
                .command("cat " + tree + "/large-late.log").command("cat " + tree + "/large-clean.log")
                .command("seq 1 300000; echo 'password: " + SECRET + "'").command("echo mysql -uroot -p" + SECRET);
        try (Both both = new Both(Files.createDirectory(temp.resolve("spools")), node)) {
            both.compare(tasks);
            for (Compressor by : Compressor.values()) {
                byte[] packed = packed(by);
                Files.write(tree.resolve("messages.1" + by.ending()), packed);
                Files.write(tree.resolve("cut.1" + by.ending()), Arrays.copyOf(packed, packed.length * 3 / 4));
            }
            // A minion masks before it cuts, or after: what is left is of another length.
            for (Keep keep : List.of(Keep.TAIL, Keep.BOTH)) {
                tasks.keep(keep).max(100_000).command("cat " + tree + "/large-late.log # " + keep);
            }
            for (MinionLauncher launcher : both.each().toList()) {
                assertThat(leaked(Both.start(launcher, tasks))).isEmpty();
            }
        }
    }

    private static List<String> leaked(MinionRun run) throws Exception {
        try {
            List<String> leaked = new ArrayList<>();
            Gathered gathered = Gathered.all(run);
            long masked = 0;
            for (Outcome outcome : gathered.outcomes()) {
                assertThat(outcome.source() + outcome.message()).doesNotContain(SECRET);
                masked += outcome.masked().values().stream().mapToLong(Long::longValue).sum();
                try (Stream<Result> results = run.results(outcome)) {
                    for (Result result : results.toList()) {
                        byte[] content = gathered.bytes(outcome, result);
                        Compressor by = Compressor.named(result.path());
                        String bytes = new String(by == null ? content : unpacked(by, content),
                                StandardCharsets.ISO_8859_1);
                        if (by != null) {
                            assertThat(bytes).as(result.path()).contains("db_password = MASKED_");
                        }
                        if ((bytes + result.path() + result.source() + result.target()).contains(SECRET)) {
                            leaked.add(result.path());
                        }
                    }
                }
            }
            assertThat(masked).isGreaterThan(10);
            return leaked;
        } finally {
            run.discard();
        }
    }

    /** What was compressed again is whole, whatever it was before. */
    private static byte[] unpacked(Compressor by, byte[] packed) throws IOException {
        try (InputStream in = PackedStreams.unpacked(by, new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private static List<Rule> rules() {
        return new InstalledRules(Path.of("/no/such"), RULES, List.of()).read();
    }

    private static Path lay(Path tree) throws IOException {
        Random random = new Random(7);
        Files.writeString(tree.resolve("small.conf"), LINE);
        Files.writeString(tree.resolve("clean.conf"), "listen = 8080\n");
        Files.writeString(tree.resolve("password=" + SECRET), "in its name\n");
        Files.createSymbolicLink(tree.resolve("link"), Path.of("password=" + SECRET));
        String clean = log(random, 3_000_000);
        Files.writeString(tree.resolve("large-clean.log"), clean);
        Files.writeString(tree.resolve("large-early.log"), LINE + clean);
        Files.writeString(tree.resolve("large-late.log"), clean + LINE);
        // Across the border of two pieces of a large file, wherever that is.
        StringBuilder many = new StringBuilder();
        while (many.length() < 2_500_000) {
            many.append("x".repeat(random.nextInt(60))).append(" api_key=\"").append(SECRET).append("\"\n");
        }
        Files.writeString(tree.resolve("many.log"), many);
        Files.writeString(tree.resolve("one-line.json"), "{\"a\":[" + "1,".repeat(600_000) + "{\"password\":\"" + SECRET
                + "\"}]}");
        Files.writeString(tree.resolve("key.yaml"), "tls.key: |\n  -----BEGIN RSA PRIVATE KEY-----\n"
                + ("  " + SECRET + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n").repeat(20)
                + "  -----END RSA PRIVATE KEY-----\n");
        return tree;
    }

    /** Where it has to be masked, one minion tells it uncompressed, and the other as it was. */
    private static byte[] packed(Compressor by) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = PackedStreams.packing(by, packed)) {
            out.write((LINE + log(new Random(8), 500_000) + LINE).getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static String log(Random random, int size) {
        StringBuilder log = new StringBuilder(size + 200);
        while (log.length() < size) {
            log.append("Nov 20 10:15:").append(10 + random.nextInt(49)).append(" node1 kernel: [")
                    .append(random.nextInt(1 << 20)).append("] sda: ").append(Integer.toHexString(random.nextInt()))
                    .append(" sectors\n");
        }
        return log.toString();
    }
}
