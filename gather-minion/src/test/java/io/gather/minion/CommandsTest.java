package io.gather.minion;

import java.nio.file.Path;
import java.time.Duration;

import io.gather.core.catalog.Condition;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.minion.process.Spawning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@ParameterizedClass
@EnumSource(Spawning.class)
class CommandsTest {
    @RegisterExtension
    final Bench bench;
    @TempDir
    Path base;

    CommandsTest(Spawning spawning) {
        this.bench = new Bench(spawning);
    }

    @Test
    void keepsOutputAndErrorsInOneFile() throws Exception {
        Gathered gathered = bench.gather(base, new PlanTasks().command("echo out; echo err >&2"));

        assertThat(gathered.one(1).status()).isEqualTo(Status.OK);
        assertThat(gathered.one(1).exit()).isZero();
        assertThat(gathered.text(1)).isEqualTo("out\nerr\n");
        Result result = gathered.results(1).getFirst();
        assertThat(result.path()).isEqualTo("commands/test/echo_out_echo_err_2");
        assertThat(result.mode()).isEqualTo(0640);
        assertThat(gathered.one(1).size()).isEqualTo(8);
        assertThat(gathered.one(1).spool()).isEqualTo("000001");
    }

    @Test
    void tellsHowEachCommandEnded() throws Exception {
        Gathered gathered = bench.gather(base, new PlanTasks().command("exit 3").exits(4).command("echo x; exit 4")
                .command("no-such-program --version").command("true | no-such-program")
                .command("kill -9 $$").command("/etc/passwd").timeout(Duration.ofSeconds(2))
                .command("echo begun; sleep 60").when(Condition.Kind.COMMAND, "no-such-program").command("true"));

        assertThat(gathered.outcomes()).extracting(Outcome::task, Outcome::status).containsExactlyInAnyOrder(
                org.assertj.core.groups.Tuple.tuple(1, Status.FAILED),
                org.assertj.core.groups.Tuple.tuple(2, Status.OK),
                org.assertj.core.groups.Tuple.tuple(3, Status.MISSING),
                org.assertj.core.groups.Tuple.tuple(4, Status.MISSING),
                org.assertj.core.groups.Tuple.tuple(5, Status.FAILED),
                org.assertj.core.groups.Tuple.tuple(6, Status.MISSING),
                org.assertj.core.groups.Tuple.tuple(7, Status.TIMED_OUT),
                org.assertj.core.groups.Tuple.tuple(8, Status.SKIPPED));
        assertThat(gathered.one(5).signal()).isEqualTo(9);
        assertThat(gathered.text(7)).isEqualTo("begun\n");
        assertThat(gathered.one(7).message()).contains("2.0s");
        assertThat(gathered.one(8).message()).isEqualTo("not here: command no-such-program");
    }

    @Test
    void costsLittleForTrivialCommands() throws Exception {
        PlanTasks tasks = new PlanTasks();
        for (int i = 0; i < 400; i++) {
            tasks.command("echo " + i);
        }
        bench.gather(base, new PlanTasks().command("true"));

        long began = System.nanoTime();
        Gathered gathered = bench.gather(base, tasks);
        double millis = (System.nanoTime() - began) / 1e6 / 400;

        assertThat(gathered.outcomes()).hasSize(400).allMatch(it -> it.status() == Status.OK);
        System.getLogger("bench").log(System.Logger.Level.INFO, "%.2f ms a command".formatted(millis));
        assertThat(millis).isLessThan(30);
    }
}
