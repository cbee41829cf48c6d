package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.gather.cli.it.Distribution.Ended;
import io.gather.fixtures.ssh.SshFleet;
import io.gather.fixtures.ssh.Trait;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Gathers of files of some time only, by the built program. */
class WindowIT {
    @TempDir
    Path folder;

    private Distribution gather;
    private Path logs = Path.of("");

    @BeforeEach
    void install() throws IOException {
        gather = new Distribution(folder);
        logs = Files.createDirectory(folder.resolve("logs"));
        file("new.log", Duration.ZERO);
        file("hours.log", Duration.ofHours(3));
        file("days.log", Duration.ofDays(3));
        // The content comes in its place: as old as that is.
        Files.createSymbolicLink(logs.resolve("link"), Path.of("days.log"));
    }

    private void file(String name, Duration age) throws IOException {
        Path file = Files.writeString(logs.resolve(name), name);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    @Test
    void leavesOutWhatIsOlder() throws Exception {
        assertThat(gathered()).containsOnly("new.log", "hours.log", "days.log", "link");
        assertThat(gathered("--gather-past", "2h")).containsOnly("new.log");
        assertThat(gathered("--last", "1d")).containsOnly("new.log", "hours.log");
        assertThat(gathered("--since", "2020-01-01 00:00", "--last", "1w")).hasSize(4);
        assertThat(gathered("--gather-begin", "2020-01-01", "--gather-past", "2h")).containsOnly("new.log");
    }

    @Test
    void theBundleTellsWhatWasAskedFor() throws Exception {
        Ended plan = gather.run(options("plan", "--last", "2h"));
        Ended json = gather.run(options("plan", "--last", "2h", "--json"));
        Ended ended = gather.run(options("run", "--since", "2020-01-01"));

        assertThat(plan.out()).contains("; only what is since ");
        assertThat(json.out()).contains("\"since\":\"" + Instant.now().toString().substring(0, 3));
        assertThat(ended.code()).as(ended.err()).isZero();
        String bundle = gather.bundles().getFirst().toString();
        assertThat(gather.run("summary", bundle).out()).contains(", partial gather ", "only what is since 20");
        for (String list : List.of("manifest.json", "nodes_info", "package_info.xml", "report.html")) {
            assertThat(gather.run("cat", bundle, list).out()).as(list).contains("since", "partial");
        }
    }

    @Test
    void ofALogTheLinesOfTheTimeAreGathered() throws Exception {
        Files.writeString(logs.resolve("app.log"), """
                2020-01-01T08:00:00Z before
                2020-01-02T08:00:00Z within
                \tat a.b.C
                2020-01-04T08:00:00Z after
                """);
        Ended ended = gather.run(options("run", "--since", "2020-01-02", "--until", "2020-01-03 12:00"));

        assertThat(ended.code()).as(ended.err()).isZero();
        String bundle = gather.bundles().getFirst().toString();
        assertThat(gather.run("cat", bundle, "**/app.log").out())
                .isEqualTo("2020-01-02T08:00:00Z within\n\tat a.b.C\n");
        assertThat(gather.run("cat", bundle, "manifest.json").out()).contains("only what is from 2020-01-0",
                "\"until\":\"2020-01-03T", "nothing in it is from 2020");
        assertThat(gather.run("summary", bundle).out()).contains("only what is until 2020-01-03T");
        assertThat(gather.run(options("plan", "--until", "2020-01-03")).out())
                .contains("; only what is until 2020-01-03");
    }

    @Test
    void whatIsNoTimeIsRefused() throws Exception {
        Ended future = gather.run(options("run", "--since", "2999-01-01"));
        Ended wrong = gather.run(options("run", "--gather-begin", "noon", "--gather-past", "x"));

        assertThat(future.code()).isEqualTo(2);
        assertThat(future.err()).contains("'2999-01-01' is in the future", "write a time that has passed");
        Ended swapped = gather.run(options("run", "--since", "2020-01-02", "--until", "2020-01-01"));
        assertThat(swapped.code()).isEqualTo(2);
        assertThat(swapped.err()).contains("--until: '2020-01-01' is not after the begin", "GATHER-2212");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("2 problems", "--gather-begin: 'noon' is no day or time; write it like 20",
                "--gather-past: 'x' is not a duration; write it like");
        assertThat(gather.bundles()).isEmpty();
    }

    @Test
    void savedOnesHoldUntilTheyAreLeftOut() throws Exception {
        gather.run("settings", "modify", "--gather-past", "2h", "--group", "date");

        assertThat(gathered()).containsOnly("new.log");
        assertThat(gathered("--clear-gather-past")).hasSize(4);
        assertThat(gather.run("plan").out()).contains("date.").doesNotContain("host.");
        assertThat(gather.run("plan", "--profile", "minimal").out()).contains("host.");
        assertThat(gather.run("plan", "--gather-mode", "full").out()).doesNotContain("only what is");
    }

    @Test
    @Tag("peer")
    void holdsOnNodesToo() throws Exception {
        try (SshFleet fleet = SshFleet.start(2, setup -> setup.with(Trait.script(
                "mkdir -p /srv/app; cd /srv/app; echo 1 >new.log; echo 2 >old.log; touch -d '2 days ago' old.log")))) {
            Ended ended = gather.run("run", "-w", "node[1-2]", "--ssh-config", fleet.home().config().toString(),
                    "--cluster", "fleet", "--profile", "none", "--file", "/srv/app", "--spool", "/var/tmp", "--last",
                    "1d");

            assertThat(ended.code()).as(ended.err()).isZero();
            Set<String> files = Contents.of(gather.bundles().getFirst()).files().keySet();
            assertThat(files).contains("node1/srv/app/new.log", "node2/srv/app/new.log")
                    .noneMatch(name -> name.endsWith("old.log"));
        }
    }

    private String[] options(String verb, String... more) {
        List<String> line = new ArrayList<>(List.of(verb, "--cluster", "c", "--profile", "none", "--file",
                logs.toString()));
        line.addAll(List.of(more));
        return line.toArray(String[]::new);
    }

    /** Names of the files below the folder. */
    private List<String> gathered(String... more) throws Exception {
        Ended ended = gather.run(options("run", more));
        assertThat(ended.code()).as(ended.err()).isZero();
        Path bundle = gather.bundles().getFirst();
        Ended listed = gather.run("ls", bundle.toString(), "*" + logs);
        Files.delete(bundle);
        return listed.out().lines().filter(name -> name.contains(logs + "/") && !name.endsWith("/"))
                .map(name -> name.substring(name.lastIndexOf('/') + 1)).toList();
    }
}
