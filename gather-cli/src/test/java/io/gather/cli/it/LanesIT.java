package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.Distribution.Running;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Two gathers of one cluster at once, in processes of their own. */
@Timeout(120)
class LanesIT {
    private static final int ITEMS = 12;

    @TempDir
    Path folder;

    private Distribution gather;

    /** Each command writes down how many of them there are; the last one of a group waits until it is told to go on. */
    @BeforeEach
    void install() throws IOException {
        gather = new Distribution(folder);
        Files.createDirectory(folder.resolve("there"));
        group("whole");
        group("small");
    }

    private void group(String name) throws IOException {
        StringBuilder text = new StringBuilder("""
                [[item]]
                name = "begun"
                command = "head -c 3000000 /dev/urandom"
                max = "9MB"
                """);
        for (int i = 0; i < ITEMS; i++) {
            text.append(
                    """
                            [[item]]
                            name = "i%d"
                            command = "mkdir %s/there/$$; ls %s/there | wc -l >> %s/counts; sleep 0.2; rmdir %s/there/$$; echo %d"
                            """
                            .formatted(i, folder, folder, folder, folder, i));
        }
        text.append("""
                [[item]]
                name = "last"
                command = "while [ ! -e %s ]; do sleep 0.1; done"
                timeout = "2m"
                cost = "heavy"
                """.formatted(folder.resolve("go-" + name)));
        gather.catalog(name, text.toString());
    }

    @AfterEach
    void letGo() throws IOException {
        go("whole");
        go("small");
    }

    private void go(String group) throws IOException {
        Files.writeString(folder.resolve("go-" + group), "");
    }

    @Test
    void bothEndWellAndTheNodesBoundHolds() throws Exception {
        Running full = gather.start("--group", "whole", "--parallel", "2");
        Distribution.await(() -> running().size() == 1);
        Running triggered = gather.start("--group", "small", "--parallel", "2", "--lane", "triggered");
        Distribution.await(() -> running().size() == 2);

        Ended status = gather.run("status");
        assertThat(status.out()).contains("lane triggered").containsPattern("(?s)running.*running");
        Ended stop = gather.run("stop");
        assertThat(stop.code()).isEqualTo(2);
        assertThat(stop.err()).contains("2 gathers are under way", "in the lane 'triggered'", "gather stop 20");
        assertThat(gather.run("attach").err()).contains("2 gathers are under way", "gather attach 20");
        Ended third = gather.run("--group", "small", "--lane", "triggered");
        assertThat(third.err()).contains("in the lane 'triggered'", "--lane NAME");

        go("small");
        Ended small = triggered.end();
        assertThat(small.code()).as(small.err()).isZero();
        go("whole");
        Ended whole = full.end();
        assertThat(whole.code()).as(whole.err()).isZero();

        for (Path bundle : gather.bundles()) {
            assertThat(gather.run("verify", bundle.toString()).code()).isZero();
        }
        assertThat(gather.bundles()).hasSize(2);
        List<Integer> counts = Files.readAllLines(folder.resolve("counts")).stream().map(String::strip)
                .map(Integer::valueOf).toList();
        assertThat(counts).hasSize(2 * ITEMS).allMatch(count -> count <= 2);
        assertThat(gather.leftovers()).isEmpty();
    }

    @Test
    void theOneThatWasKilledIsResumedWhileTheOtherRuns() throws Exception {
        Running full = gather.start("--group", "whole", "--parallel", "2");
        Distribution.await(() -> running().size() == 1);
        Running triggered = gather.start("--group", "small", "--parallel", "2", "--lane", "triggered");
        Distribution.await(() -> running().size() == 2 && collected("small"));
        triggered.process().destroyForcibly();
        triggered.end();
        go("small");

        Ended resumed = gather.run("resume");

        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(running()).hasSize(1);
        assertThat(gather.run("cleanup").err()).contains("nothing to clean up");
        go("whole");
        Ended whole = full.end();
        assertThat(whole.code()).as(whole.err()).isZero();
        for (Path bundle : gather.bundles()) {
            assertThat(gather.run("verify", bundle.toString()).code()).isZero();
        }
        assertThat(gather.bundles()).hasSize(2);
        assertThat(gather.leftovers()).isEmpty();
    }

    /** Run directories of gathers that are planned. */
    private List<Path> running() throws IOException {
        Path runs = folder.resolve("state/runs");
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(runs)) {
            return all.filter(run -> Files.exists(run.resolve("events.jsonl"))).toList();
        }
    }

    private boolean collected(String group) throws IOException {
        for (Path run : running()) {
            if (Files.readString(run.resolve("journal.jsonl")).contains("\"" + group + "\"")
                    && Files.exists(run.resolve("collected.jsonl"))
                    && Files.size(run.resolve("collected.jsonl")) > 0) {
                return true;
            }
        }
        return false;
    }
}
