package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.Distribution.Running;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Gathers without a terminal, and those who look at them; and what a terminal gets to see. */
class DetachIT {
    @TempDir
    Path folder;

    private final List<Long> started = new ArrayList<>();
    private Distribution gather;

    @BeforeEach
    void install() throws IOException {
        gather = new Distribution(folder);
        gather.catalog("slow", """
                [[item]]
                name = "quick"
                command = "echo quick"
                [[item]]
                name = "hang"
                command = "while [ ! -e %s ]; do sleep 0.1; done"
                timeout = "10m"
                """.formatted(folder.resolve("go")));
    }

    @AfterEach
    void endWhatIsLeft() throws IOException {
        Files.writeString(folder.resolve("go"), "");
        // It ends its commands itself, but not when it is killed.
        started.stream().flatMap(process -> ProcessHandle.of(process).stream()).forEach(process -> {
            process.destroy();
            process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        });
    }

    @Test
    void goesOnWithoutItsStarterAndIsFollowedToItsEnd() throws Exception {
        String id = detach();
        Ended status = gather.run("status");
        Running attached = gather.start("attach", id);
        Distribution.await(() -> Files.readString(attached.err()).contains("phase 1/8 setup"));

        Files.writeString(folder.resolve("go"), "");
        Ended seen = attached.end();
        Ended later = gather.run("attach");

        assertThat(status.out()).contains(id, "running, process " + started.getFirst(), "run nodes, ",
                "see it: gather attach " + id);
        assertThat(seen.code()).as(seen.err()).isZero();
        assertThat(seen.out().strip()).isEqualTo(gather.bundles().getFirst().toString());
        assertThat(seen.err()).contains("phase 8/8 cleanup", "2 ok", "next: gather summary");
        assertThat(later.code()).isZero();
        assertThat(later.out()).isEqualTo(seen.out());
        assertThat(gather.run("verify", seen.out().strip()).code()).isZero();
        assertThat(gather.leftovers()).isEmpty();
    }

    @Test
    void attachEndsByCtrlCWithoutEndingTheGather() throws Exception {
        String id = detach();
        Running attached = gather.start("attach");
        Distribution.await(() -> Files.readString(attached.err()).contains("phase 1/8 setup"));
        Distribution.await(gather::collects);

        gather.startLine(List.of("kill", "-INT", Long.toString(attached.process().pid()))).end();
        Ended left = attached.end();

        assertThat(left.code()).isEqualTo(130);
        assertThat(left.err()).contains("goes on; see it again: gather attach " + id);
        assertThat(gather.run("status", "--json").out()).contains("\"id\":\"" + id, "\"process\":" + started.getFirst(),
                "\"nodes\":{\"running\":[");
        assertThat(gather.run("stop", "--no-wait").code()).isZero();
        Distribution.await(() -> !gather.bundles().isEmpty());
    }

    @Test
    void stopWaitsForTheBundle() throws Exception {
        String id = detach();
        Running attached = gather.start("attach", "--json");
        Distribution.await(() -> Files.readString(attached.out()).contains("\"phase\":\"run nodes\""));
        Distribution.await(gather::collects);

        Ended stopped = gather.run("stop", id);
        Ended seen = attached.end();

        assertThat(stopped.code()).as(stopped.err()).isZero();
        assertThat(stopped.out().strip()).isEqualTo(gather.bundles().getFirst().toString());
        assertThat(seen.code()).isEqualTo(143);
        assertThat(seen.out().lines()).allMatch(line -> line.startsWith("{\"event\":"));
        assertThat(seen.out()).contains("\"interrupted\":true", "\"exitCode\":143");
        assertThat(gather.run("stop", id).err()).contains("is not under way");
    }

    @Test
    void tellsWhatGoesWrongAtTheStartToWhoeverStartsIt() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Ended wrong = gather.run("run", "--detach", "--group", "nonsense");
        Ended place = gather.run("run", "--detach", "--group", "slow", "--output", file.resolve("x").toString());
        detach();
        Ended second = gather.run("run", "--detach", "--group", "slow");

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("there is no group or item 'nonsense'", "next: ");
        assertThat(place.code()).isEqualTo(7);
        assertThat(second.code()).isEqualTo(7);
        assertThat(second.err()).contains("is being gathered by gather");
        assertThat(gather.run("attach", "20200101T000000Z-0000").code()).isEqualTo(2);
    }

    @Test
    void aGatherThatWasKilledIsResumed() throws Exception {
        String id = detach();
        Running attached = gather.start("attach", id);
        Distribution.await(() -> Files.readString(attached.err()).contains("phase 1/8 setup"));

        ProcessHandle.of(started.getFirst()).ifPresent(ProcessHandle::destroyForcibly);
        Ended seen = attached.end();
        Ended status = gather.run("status");
        Files.writeString(folder.resolve("go"), "");
        Ended resumed = gather.run("resume");

        assertThat(seen.code()).isEqualTo(1);
        assertThat(seen.err()).contains("was cut off", "gather resume " + id);
        assertThat(status.out()).contains("cut off, ", "gather resume " + id);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(gather.run("attach", id).code()).isZero();
        assertThat(gather.leftovers()).isEmpty();
    }

    @Test
    void drawsOnATerminalAndLeavesItCleanOnCtrlC() throws Exception {
        Path typescript = folder.resolve("typescript");
        Running terminal = gather.startLine(List.of("script", "-qefc",
                "stty rows 24 cols 60; echo $$ >" + folder.resolve("pid") + "; NO_COLOR=1 exec "
                        + Distribution.program() + " --group slow",
                typescript.toString()));
        Distribution.await(() -> Files.exists(typescript) && Files.readString(typescript).contains("slow.hang for"));

        gather.startLine(List.of("kill", "-INT", Files.readString(folder.resolve("pid")).strip())).end();
        Ended ended = terminal.end();
        String screen = Files.readString(typescript);

        assertThat(ended.code()).isEqualTo(130);
        assertThat(screen).contains("\033[J", "/8 run nodes  [", "1/2 items", "interrupted: finishing the bundle",
                "interrupted; a bundle of what was there:");
        assertThat(screen).as("no colours").doesNotContain("\033[3", "\033[1m");
        assertThat(screen.substring(screen.lastIndexOf("\033[J"))).as("what follows the last picture")
                .contains("next: gather summary");
        assertThat(screen.replaceAll("\033\\[[0-9]*[A-Z]", "").lines().filter(line -> line.contains("/8 ")))
                .allMatch(line -> line.length() < 60);
    }

    /** @return the id */
    private String detach() throws Exception {
        Ended begun = gather.run("run", "--detach", "--group", "slow");
        assertThat(begun.code()).as(begun.err()).isZero();
        String id = begun.out().strip();
        assertThat(begun.err()).contains("the bundle will be " + gather.output(), "gather attach " + id);
        String process = begun.err().replaceAll("(?s).*as process ([0-9]+)\n.*", "$1");
        started.add(Long.parseLong(process));
        assertThat(ProcessHandle.of(started.getLast())).isPresent();
        return id;
    }
}
