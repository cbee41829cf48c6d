package io.gather.transport.node.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.gather.core.outcome.Status;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a plan costs a node beside its commands, and that nothing of it is lost by that. */
class FrugalTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @TempDir
    Path temp;

    @Test
    void fortyCommandsAndTheirLogsCostFewProgramsMore() throws Exception {
        DyingTools tools = DyingTools.lay(temp.resolve("bin"), Path.of("/usr/bin/dash"), null, 0,
                DyingTools.Death.AT_ONCE);
        Path logs = Files.createDirectory(temp.resolve("logs"));
        PlanTasks tasks = new PlanTasks();
        for (int i = 0; i < 40; i++) {
            tasks.command("echo " + i + " $((" + i + " + 1))");
        }
        for (int i = 0; i < 4; i++) {
            Files.writeString(logs.resolve("app" + i + ".log"), ("a line of log " + i + "\n").repeat(100_000));
        }
        LocalShells shells = new LocalShells(List.of("/usr/bin/dash"), Map.of("PATH", tools.path()), "");

        Gathered gathered = bench.gather(shells, temp, tasks.files(logs));

        assertThat(gathered.outcomes()).hasSize(41).allMatch(it -> it.status() == Status.OK);
        assertThat(gathered.text(40)).isEqualTo("39 40\n");
        assertThat(gathered.text(41, logs + "/app3.log")).hasSize(1_600_000).endsWith("log 3\n");
        Map<String, Integer> calls = DyingTools.NAMES.stream().filter(it -> tools.calls(it) > 0)
                .collect(Collectors.toMap(it -> it, tools::calls));
        // Each command once, and the minion as often as it was started.
        assertThat(calls.get("setsid")).as("%s", calls).isEqualTo(40 + calls.getOrDefault("env", 0));
        calls.remove("setsid");
        // A shell of its own for each of these commands.
        assertThat(calls.remove("sh")).isLessThanOrEqualTo(45);
        // While it waits, the longer the busier this machine is.
        calls.remove("sleep");
        assertThat(calls.values().stream().mapToInt(it -> it).sum()).as("%s", calls).isLessThanOrEqualTo(90);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "busybox ash"})
    void whatIsTooLongIsCutAndEnded(String shell) throws Exception {
        long began = System.nanoTime();
        Gathered gathered = bench.gather(LocalShells.of(shell.split(" ")), temp, new PlanTasks()
                .timeout(Duration.ofMinutes(2)).max(100_000).command("yes")
                .command("seq 1 19000; sleep 60").command("yes | head -c 100000").command("echo short"));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(40));
        assertThat(gathered.text(1)).isEqualTo("y\n".repeat(50_000));
        assertThat(gathered.one(1).status()).isEqualTo(Status.TRUNCATED);
        assertThat(gathered.one(2).status()).isEqualTo(Status.TRUNCATED);
        assertThat(gathered.text(2)).startsWith("1\n2\n").hasSize(100_000);
        assertThat(gathered.one(3).status()).isEqualTo(Status.OK);
        assertThat(gathered.text(3)).hasSize(100_000);
        assertThat(gathered.text(4)).isEqualTo("short\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "busybox ash"})
    void keepsWhatIsWrittenByTheNameOfTheOutput(String shell) throws Exception {
        Gathered gathered = bench.gather(LocalShells.of(shell.split(" ")), temp, new PlanTasks()
                .command("echo a; echo b > /dev/stderr; echo c")
                .command("setsid -f sh -c 'while sleep 0.01; do echo late; done'; echo begun; sleep 0.2")
                .command("echo d; seq 1 9000; echo e"));

        assertThat(gathered.text(1)).isEqualTo("a\nb\nc\n");
        assertThat(gathered.text(2)).startsWith("begun\n");
        assertThat(gathered.text(3)).startsWith("d\n1\n").endsWith("9000\ne\n");
    }
}
