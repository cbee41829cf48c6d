package io.gather.minion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.gather.core.files.Trees;
import io.gather.core.inventory.Node;
import io.gather.core.minion.MinionRun;
import io.gather.core.module.Contributors;
import io.gather.core.plan.Plan;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.minion.process.Spawning;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Runs plans in spools of their own, and leaves no process behind. */
final class Bench implements AfterEachCallback {
    static final Node NODE = new Node("node1", Node.LOCAL_ADDRESS);

    private final Spawning spawning;
    private final List<MinionRun> runs = new ArrayList<>();
    private final Path state = temporary();

    Bench() {
        this(Spawning.best());
    }

    /** @param spawning how it starts commands */
    Bench(Spawning spawning) {
        this.spawning = spawning;
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("gather-bench");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalMinions minions(Path base, Path... neverGathered) {
        return new LocalMinions(base, InstantSource.system(), "test", List.of(neverGathered), 1,
                Contributors.none(), state, () -> spawning);
    }

    LocalMinions minions(Path base, Contributors contributors) {
        return new LocalMinions(base, InstantSource.system(), "test", List.of(), 1, contributors, state,
                () -> spawning);
    }

    Gathered gather(Path base, PlanTasks tasks) throws Exception {
        return Gathered.all(start(base, tasks));
    }

    MinionRun start(Path base, PlanTasks tasks) throws Exception {
        return start(minions(base), tasks.plan("t" + UUID.randomUUID()));
    }

    MinionRun start(LocalMinions minions, Plan plan) throws Exception {
        MinionRun run = minions.start(NODE, plan);
        runs.add(run);
        return run;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        close();
    }

    void close() throws Exception {
        for (MinionRun run : runs) {
            run.discard();
        }
        runs.clear();
        Trees.delete(state);
    }
}
