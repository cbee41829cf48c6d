package io.gather.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import io.gather.core.bundle.BundleWriter;
import io.gather.core.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What nodes, bundles and files say never steers the terminal, whichever command shows it. */
class HostileTextTest {
    private static final Instant TIME = Instant.parse("2026-11-20T10:15:00Z");
    /** Clears the screen twice, turns the direction round, and begins new lines in ways of its own. */
    private static final String HOSTILE = "\033[2J\u009b2J\u007f\b\r\u202e\u2066\u2028\u2029\u0085";

    @TempDir
    Path folder;

    @Test
    void ofAManifest() throws IOException {
        ProgramInProcess program = new ProgramInProcess(folder);
        Path bundle = bundle("etc/hosts", manifest());

        harmless(program.run("summary", bundle.toString()));
        harmless(program.run("summary", "--json", bundle.toString()));
        assertThat(program.run("summary", "--json", bundle.toString()).out()).containsIgnoringCase("\\u001b").contains(
                "\\u009b",
                "\\u007f", "\\u202e", "\\u2066", "\\u2028", "\\u2029", "\\u0085");
    }

    @Test
    void ofAManifestOnATerminalWithColours() throws IOException {
        ProgramInProcess program = new ProgramInProcess(folder).with("GATHER_TTY", "12").with("TERM", "xterm");

        String shown = program.run("summary", bundle("etc/hosts", manifest()).toString()).all();

        assertThat(shown).contains("\033[33mnote: \033[0m");
        assertThat(shown.replaceAll("\033\\[[0-9]+m", "")).satisfies(HostileTextTest::harmless);
    }

    /** A line of its own would be taken for one of ours. */
    @Test
    void ofAManifestWithLinesOfItsOwn() throws IOException {
        String shown = new ProgramInProcess(folder)
                .run("summary", bundle("etc/hosts", manifest("n1\nintact: all")).toString())
                .all();

        assertThat(shown).contains("n1\\nintact").doesNotContain("\nintact");
    }

    @Test
    void ofNamesInABundle() throws IOException {
        ProgramInProcess program = new ProgramInProcess(folder);
        String bundle = bundle("etc/a\u009b2J\u202e\u2028\u2066b", "{}").toString();

        harmless(program.run("ls", bundle));
        harmless(program.run("ls", "-l", bundle));
        harmless(program.run("ls", "--json", bundle));
        harmless(program.run("verify", bundle));
        assertThat(program.run("ls", "--json", bundle).out()).contains("a\\u009b2J\\u202e\\u2028\\u2066b");
        assertThat(Json.mapper().readTree(program.run("ls", "--json", bundle, "**/etc/*").out()).get("name").asText())
                .endsWith("a\u009b2J\u202e\u2028\u2066b");
    }

    @Test
    void ofCatalogs() {
        ProgramInProcess program = new ProgramInProcess(folder);
        program.file("etc/catalog.d/mine.toml", "\"key\\u001B[2J\\u009b\\u202e\" = 1\n[[item]]\nname = \"x\\u001B\"\n");

        ProgramInProcess.Ended ended = program.run("items");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("key\\x1b[2J");
        harmless(ended);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.toml", "x.ini", "x.yaml", "x.hosts"})
    void ofInventories(String name) {
        ProgramInProcess program = new ProgramInProcess(folder);
        Path file = program.file(name, switch (name) {
            case "x.toml" -> "[[nodes]]\nname = \"a\\u001B[2J\\u202e[\"\n\"\\u001Bkey\" = 1\n";
            case "x.ini" -> "[web:\033[2J\u202e]\nweb[\033[2J\u202e]\n";
            case "x.yaml" -> "all:\n  \"hosts\\e[2J\\u202e\":\n    a:\n";
            default -> "a[\033[2J\u202e\n";
        });

        ProgramInProcess.Ended ended = program.run("nodes", "-i", file.toString());

        assertThat(ended.code()).as(ended.all()).isEqualTo(2);
        harmless(ended);
        harmless(program.run("nodes", "--debug", "-i", file.toString()));
    }

    @Test
    void ofTheCommandLine() {
        ProgramInProcess program = new ProgramInProcess(folder);

        harmless(program.run("ls", HOSTILE));
        harmless(program.run("ls", "--" + HOSTILE));
        harmless(program.run(HOSTILE));
        harmless(program.run("items", HOSTILE));
        harmless(program.run("nodes", "--expand", "a[" + HOSTILE));
        harmless(program.run("nodes", "--debug", "--expand", "a[" + HOSTILE));
    }

    @Test
    void ofCommandsThatAreGathered() {
        harmless(new ProgramInProcess(folder).gather("-v", "--local-command",
                "printf '\\033[2J' >&2; exit 3", "--command", "echo " + HOSTILE.replace("\r", "")));
    }

    @Test
    void ofFilesOnATerminal() throws IOException {
        String bundle = bundle("etc/motd", "{}").toString();
        String content = "one\n\ttwo\033[2J\u009b\u202e\n";

        assertThat(new ProgramInProcess(folder).run("cat", bundle, "n1/etc/motd").out()).isEqualTo(content);
        assertThat(new ProgramInProcess(folder).with("GATHER_TTY", "1").run("cat", bundle, "n1/etc/motd").out())
                .isEqualTo("one\n\ttwo\\x1b[2J\\x9b\\u202e\n");
    }

    private static void harmless(ProgramInProcess.Ended ended) {
        harmless(ended.all());
    }

    private static void harmless(String text) {
        assertThat(text).isNotBlank();
        assertThat(text.codePoints().filter(c -> c != '\n' && c != '\t'
                && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == 0x2028
                        || c == 0x2029))
                .mapToObj(Integer::toHexString)).as(text).isEmpty();
    }

    private static String manifest() {
        return manifest("n1" + HOSTILE);
    }

    private static String manifest(String node) {
        return """
                {"format": "gather-manifest", "version": 1,
                 "gather": {"id": "20261121T032254Z-41f3", "cluster": %1$s, "mode": "full", "version": %1$s,
                  "commandLine": %1$s, "caseId": %1$s, "label": %1$s, "start": "2026-11-20T10:15:00Z",
                  "end": "2026-11-20T10:16:00Z"},
                 "notices": [%1$s],
                 "nodes": [{"name": %2$s, "directory": "n1", "address": %1$s, "state": "FAILED", "error": %1$s,
                  "outcomes": [{"task": 1, "group": %1$s, "item": "i", "status": "error", "message": %1$s}],
                  "results": [{"task": 1, "path": %1$s, "size": 5}]}]}
                """.formatted(Json.write(HOSTILE), Json.write(node));
    }

    private Path bundle(String name, String manifest) throws IOException {
        Path file = Files.createTempDirectory(folder, "b").resolve("b.tgz");
        try (BundleWriter writer = BundleWriter.create(file.resolveSibling("partial"), file.resolveSibling("index"),
                "root")) {
            add(writer, "n1/" + name, "one\n\ttwo\033[2J\u009b\u202e\n");
            add(writer, "manifest.json", manifest);
            writer.finish(file);
        }
        return file;
    }

    private static void add(BundleWriter writer, String name, String content) throws IOException {
        writer.add(name, TIME, 0640, new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }
}
