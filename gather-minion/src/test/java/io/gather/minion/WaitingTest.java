package io.gather.minion;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

import io.gather.core.catalog.Cost;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import io.gather.core.verdict.Numbers;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class WaitingTest {
    @RegisterExtension
    final Bench bench = new Bench();
    @TempDir
    Path base;

    @Test
    void runsWhatOnlyWaitsBesideTheOthersFromTheBeginning() throws Exception {
        PlanTasks tasks = PlanTasks.oneByOne().command("sleep 1; date +%s%N").command("date +%s%N");
        for (int i = 0; i <= Numbers.WAITING; i++) {
            tasks.command("sleep 2");
        }
        Plan plan = tasks.plan("t-waiting");

        Gathered gathered = Gathered.all(bench.start(bench.minions(base), plan.with(plan.tasks().stream()
                .map(task -> task.number() > 2 ? waiting((Task.Command) task) : task).toList())));

        assertThat(gathered.outcomes()).hasSize(Numbers.WAITING + 3).allMatch(it -> it.status() == Status.OK);
        Instant first = gathered.one(1).start();
        assertThat(gathered.one(2).start()).as("one by one").isAfterOrEqualTo(first.plusSeconds(1));
        assertThat(gathered.outcomes().stream().filter(it -> it.task() > 2).map(Outcome::start).sorted().limit(
                Numbers.WAITING)).as("beside the first one").allMatch(it -> it.isBefore(first.plusSeconds(1)));
        assertThat(gathered.outcomes().stream().map(Outcome::start).max(Comparator.naturalOrder()).orElseThrow())
                .as("no more than so many at a time").isAfter(first.plus(Duration.ofMillis(1500)));
    }

    private static Task waiting(Task.Command task) {
        return new Task.Command(task.number(), task.group(), task.item(), task.line(), task.forEach(), task.exits(),
                task.timeout(), task.max(), task.keep(), Cost.WAITING, task.when(), task.mask());
    }
}
