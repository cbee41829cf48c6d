package io.gather.cli.watermarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.cli.ProgramInProcess;
import io.gather.cli.ProgramInProcess.Ended;
import io.gather.core.json.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code gather watermarks}, and what else tells on what an increment builds. */
class WatermarksVerbsTest {
    @TempDir
    Path temp;
    private ProgramInProcess gather;
    private Path log = Path.of("");

    @BeforeEach
    void setUp() throws Exception {
        gather = new ProgramInProcess(temp);
        log = Files.createDirectories(temp.resolve("log")).resolve("app.log");
        Files.writeString(log, "one\n");
    }

    @Test
    void listsWhatIncrementsBuildOn() throws Exception {
        assertThat(gather.run("watermarks", "list").err()).contains("no gather is there to build on");
        String full = increment();
        write("two\n");
        String second = increment();

        Ended listed = gather.run("watermarks", "list", "--json");
        List<JsonNode> rows = new ArrayList<>();
        for (String line : listed.out().lines().toList()) {
            rows.add(Json.mapper().readTree(line));
        }
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).at("/bundle").asText()).isEqualTo(full);
        assertThat(rows.get(0).at("/next").asBoolean()).isFalse();
        assertThat(rows.get(1).at("/bundle").asText()).isEqualTo(second);
        assertThat(rows.get(1).at("/next").asBoolean()).isTrue();
        assertThat(rows.get(1).at("/delivered").asBoolean()).isTrue();
        assertThat(rows.get(1).at("/base/0").asText()).isEqualTo(rows.get(0).at("/gather").asText());
        assertThat(rows.get(1).at("/nodes").size()).isEqualTo(1);

        Files.delete(Path.of(second));
        assertThat(gather.run("watermarks", "list", "--cluster", "marked").out()).containsSubsequence(
                "builds on none, delivered, marks of 1 node; the next increment builds on it",
                "builds on 1 gather, its bundle is gone, marks of 1 node");
        assertThat(gather.run("watermarks", "list", "--cluster", "other").out()).isEmpty();
    }

    @Test
    void planAndSummaryAndReportTellIt() throws Exception {
        assertThat(plan().out()).contains("an increment: nothing is there to build on");
        String full = increment();
        write("two\n");
        assertThat(plan().out()).contains("an increment: would build on gather 2");
        assertThat(plan("--json").out()).contains("\"base\":[\"2");
        String second = increment();

        String time = full.replaceFirst(".*-([0-9]{8}-[0-9]{6})-incr.*", "$1");
        assertThat(gather.run("summary", second).out()).contains("incremental gather", "builds on gather 2",
                "whole logs: gather merge, with *-" + time + "*.tgz");
        assertThat(gather.run("cat", second, "report.html").out()).contains("<dt>Builds on</dt>",
                "*-" + time + "*.tgz");
        assertThat(gather.run("summary", full).out()).doesNotContain("whole logs:");
        assertThat(gather.run("cat", full, "report.html").out()).doesNotContain("<dt>Builds on</dt>");

        Ended merged = gather.run("merge", full, second, "-o", temp.resolve("whole.tgz").toString());
        assertThat(merged.code()).as(merged.all()).isZero();
        assertThat(gather.run("summary", temp.resolve("whole.tgz").toString()).out()).contains("merged of 2 gathers")
                .doesNotContain("whole logs:");
    }

    @Test
    void resetForgetsANodeOrAll() throws Exception {
        increment();
        JsonNode row = Json.mapper().readTree(gather.run("watermarks", "list", "--json").out());
        String node = row.at("/nodes/0").asText();
        assertThat(gather.run("watermarks", "reset", "--node", "nobody").code()).isEqualTo(2);
        assertThat(gather.run("watermarks", "reset", "--node", node).err())
                .contains("marked: the next increment has everything of " + node);
        write("two\n");
        assertThat(text(increment())).isEqualTo("one\ntwo\n");

        write("three\n");
        assertThat(text(increment())).isEqualTo("three\n");
        assertThat(gather.run("watermarks", "reset").code()).isZero();
        assertThat(text(increment())).isEqualTo("one\ntwo\nthree\n");
    }

    private Ended plan(String... more) {
        return gather.run(line("plan", more));
    }

    private String increment() {
        Ended ended = gather.run(line("run", "-q"));
        assertThat(ended.code()).as(ended.all()).isZero();
        return ended.out().strip();
    }

    private String[] line(String verb, String... more) {
        List<String> line = new ArrayList<>(List.of(verb, "--cluster", "marked", "--incremental", "--profile", "none",
                "--file", log.toString(), "--no-upload"));
        line.addAll(List.of(more));
        return line.toArray(String[]::new);
    }

    private String text(String bundle) {
        return gather.run("cat", bundle, "**/app.log").out();
    }

    private void write(String text) throws Exception {
        Files.writeString(log, text, StandardOpenOption.APPEND);
    }
}
