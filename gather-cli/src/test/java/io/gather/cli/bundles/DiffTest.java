package io.gather.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.gather.core.bundle.BundleWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DiffTest {
    private static final Instant TIME = Instant.parse("2026-11-20T10:15:00Z");

    @TempDir
    Path folder;

    private final Map<String, String> files = new LinkedHashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private void threeNodes() {
        for (String node : new String[]{"n1", "n2", "n3"}) {
            files.put(node + "/etc/hosts", "127.0.0.1 localhost\n" + (node.equals("n2") ? "10.0.0.9 odd\n" : ""));
            files.put(node + "/etc/same", "same\n");
            files.put(node + "/commands/host/uptime", "at 10:15:0" + node.charAt(1) + " \033[2J\n");
        }
        files.put("n1/etc/only", "x\n");
    }

    @Test
    void listsTheMostTellingFirst() throws Exception {
        threeNodes();

        assertThat(diff()).isZero();

        assertThat(out()).isEqualTo("""
                etc/only: only on n1
                etc/hosts: n[1,3] equal; n2 differs
                commands/host/uptime: no two of n[1-3] equal
                1 file equal on all 3 nodes, 2 differ, 1 on some nodes only
                """);
        assertThat(err()).contains("next: gather diff --nodes ").contains(" etc/hosts");
    }

    @Test
    void showsWhatDiffersInAnItem() throws Exception {
        threeNodes();

        assertThat(diff("etc/hosts")).isZero();

        assertThat(out()).isEqualTo("""
                etc/hosts: n[1,3] equal; n2 differs:
                --- n[1,3]
                +++ n2
                @@ -1 +1,2 @@
                 127.0.0.1 localhost
                +10.0.0.9 odd
                0 files equal on all 3 nodes, 1 differs, 0 on some nodes only
                """);
    }

    @Test
    void letsNoNodeSteerTheTerminal() throws Exception {
        threeNodes();

        diff("commands/**", "--color");

        assertThat(out()).contains("\\x1b[2J").doesNotContain("\033[2J").contains("\033[31m-at 10:15:01");
    }

    @Test
    void masksWhatDoesNotCount() throws Exception {
        threeNodes();

        diff("--mask", "times", "commands/host/uptime", "--all");

        assertThat(out()).startsWith("commands/host/uptime: n[1-3] equal\n1 file equal on all 3 nodes, 0 differ");
    }

    @Test
    void endsWithAnotherCodeOnlyWhenStrict() throws Exception {
        threeNodes();

        assertThat(diff("--strict", "etc/hosts")).isEqualTo(4);
        assertThat(diff("--strict", "etc/same")).isZero();
    }

    @Test
    void writesJsonLines() throws Exception {
        threeNodes();

        diff("--json", "etc/hosts");

        assertThat(out().lines().toList()).hasSize(2).satisfies(lines -> {
            assertThat(lines.get(0)).startsWith("{\"path\":\"etc/hosts\",\"state\":\"differs\",\"groups\":[{\"nodes\":"
                    + "[\"n1\",\"n3\"],\"folded\":\"n[1,3]\",\"sha256\":\"").endsWith("\"size\":33}],"
                            + "\"missing\":{\"nodes\":[],\"folded\":\"\"}}");
            assertThat(lines.get(1)).isEqualTo("{\"total\":{\"nodes\":[\"n1\",\"n2\",\"n3\"],\"folded\":\"n[1-3]\","
                    + "\"absent\":[],\"equal\":0,\"differs\":1,\"some\":0,\"left_out\":0}}");
        });
    }

    @Test
    void saysThatOneNodeIsNotEnough() throws Exception {
        files.put("n1/etc/hosts", "x\n");

        assertThat(diff()).isZero();

        assertThat(err()).contains("only one node in this bundle");
    }

    @Test
    void refusesTwoBundles() throws Exception {
        threeNodes();

        assertThat(diff("other.tgz")).isEqualTo(2);
        assertThat(run("diff", "a.tgz", "b.tgz")).isEqualTo(2);
        assertThat(err()).contains("two bundles cannot be compared", "gather diff --nodes a.tgz");
    }

    private int diff(String... arguments) throws IOException {
        Path file = folder.resolve("b.tgz");
        Files.deleteIfExists(folder.resolve("b.tgz"));
        try (BundleWriter writer = BundleWriter.create(folder.resolve("partial"), folder.resolve("index"), "root")) {
            for (Map.Entry<String, String> each : files.entrySet()) {
                add(writer, each.getKey(), each.getValue());
            }
            for (String node : files.keySet().stream().map(name -> name.substring(0, 2)).distinct().toList()) {
                add(writer, node + "/outcomes.json", "{}");
            }
            writer.finish(file);
        }
        return run(Stream.concat(Stream.of("diff", "--nodes", file.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private static void add(BundleWriter writer, String name, String content) throws IOException {
        writer.add(name, TIME, 0640, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private int run(String... arguments) {
        PrintStream results = new PrintStream(out, false, StandardCharsets.UTF_8);
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        int code = Main.run(results, messages, Map.of(), arguments);
        results.flush();
        return code;
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
