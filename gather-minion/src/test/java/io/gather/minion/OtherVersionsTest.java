package io.gather.minion;

import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.core.error.GatherException;
import io.gather.core.plan.Plan;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OtherVersionsTest {
    @RegisterExtension
    final Bench bench = new Bench();
    @TempDir
    Path temp;

    @Test
    void aPlanOfAnotherVersionIsRefusedAndNothingIsLeft() {
        Plan own = new PlanTasks().command("true").plan("t-newer");
        Plan newer = new Plan(Plan.VERSION + 1, own.gather(), own.node(), own.limits(), own.tasks(), own.known(),
                own.masks());

        assertThatThrownBy(() -> bench.start(bench.minions(temp), newer)).isInstanceOf(GatherException.class)
                .hasMessageContaining("this plan has version 2 and its minion knows version 1");
        assertThat(temp.resolve("gather-t-newer")).doesNotExist();
    }

    /** A run that another build began and was killed: its plan lies in the spool, written by hand here. */
    @Test
    void aSpoolWhosePlanHasMoreThanIsKnownIsNotGoneOnWith() throws Exception {
        Plan plan = new PlanTasks().command("true").plan("t-spool");
        Gathered.all(bench.start(bench.minions(temp), plan));
        Path copy = Files.createDirectories(temp.resolve("other/gather-t-spool/node1"));
        String text = Files.readString(temp.resolve("gather-t-spool/node1/plan.json"));
        Files.writeString(copy.resolve("plan.json"), text.replace("\"node\":", "\"redact\":\"all\",\"node\":"));

        assertThatThrownBy(() -> bench.start(bench.minions(temp.resolve("other")), plan))
                .isInstanceOf(GatherException.class).hasMessageContaining("says 'redact'")
                .hasMessageContaining("the overlord is newer than the minion");
        assertThat(copy.resolve("plan.json")).exists();
    }
}
