package io.gather.transport.node.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.gather.core.catalog.Condition;
import io.gather.core.catalog.Cost;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CommandsTest {
    @RegisterExtension
    final Bench bench = new Bench();
    @TempDir
    Path base;

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "busybox ash"})
    void whatOnlyWaitsRunsBesideTheOthers(String shell) throws Exception {
        Path seen = base.resolve("seen");
        String awaits = "n=0; until [ -e " + seen + " ] || [ $n -ge 200 ]; do sleep 0.1; n=$((n + 1)); done; echo $n";
        Gathered gathered = bench.gather(LocalShells.of(shell.split(" ")), base, PlanTasks.oneByOne()
                .cost(Cost.WAITING).command(awaits).command(awaits + " again").cost(Cost.NORMAL)
                .command(": > " + seen).cost(Cost.HEAVY).command("echo heavy"));

        assertThat(gathered.outcomes()).hasSize(4).allMatch(it -> it.status() == Status.OK);
        assertThat(Integer.parseInt(gathered.text(1).strip())).as("waits of 0.1 s").isLessThan(200);
        assertThat(gathered.text(4)).isEqualTo("heavy\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "bash --posix", "busybox ash"})
    void tellsHowEachCommandEnded(String shell) throws Exception {
        LocalShells shells = new LocalShells(List.of(shell.split(" ")), Map.of(), "Welcome!\nno newline at the end");
        Gathered gathered = bench.gather(shells, base, new PlanTasks().command("echo out; echo err >&2")
                .command("exit 3").exits(4).command("echo x; exit 4").command("no-such-program --version")
                .command("true | no-such-program").command("kill -9 $$").timeout(Duration.ofSeconds(2))
                .command("echo begun; sleep 60").when(Condition.Kind.COMMAND, "no-such-program").command("true"));

        assertThat(gathered.outcomes()).extracting(it -> it.task() + " " + it.status()).containsExactlyInAnyOrder(
                "1 OK", "2 FAILED", "3 OK", "4 MISSING", "5 MISSING", "6 FAILED", "7 TIMED_OUT", "8 SKIPPED");
        assertThat(gathered.text(1)).isEqualTo("out\nerr\n");
        assertThat(gathered.results(1).getFirst().path()).isEqualTo("commands/test/echo_out_echo_err_2");
        assertThat(gathered.one(6).signal()).isEqualTo(9);
        assertThat(gathered.text(7)).isEqualTo("begun\n");
        assertThat(gathered.one(7).message()).contains("2.0s");
        assertThat(gathered.one(8).message()).isEqualTo("not here: command no-such-program");
        assertThat(gathered.outcomes()).allMatch(Outcome.class::isInstance).noneMatch(it -> it
                .status() == Status.ERROR);
    }
}
