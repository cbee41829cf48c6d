package io.gather.transport.node.shell;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import io.gather.core.inventory.Node;
import io.gather.core.minion.MinionRun;
import io.gather.core.plan.Plan;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts plans through shells of this machine, and removes them after the test. */
final class Bench implements AfterEachCallback {
    static final Node NODE = new Node("node1", "node1.invalid");

    private final List<MinionRun> runs = new ArrayList<>();

    static ShellMinions minions(NodeShells shells, Path base) {
        return new ShellMinions(shells, base.resolve("landing"), base.resolve("spool"), Clock.systemUTC(), "0", 1,
                new Random());
    }

    static String id() {
        return "t-" + HexFormat.of().toHexDigits(new Random().nextLong());
    }

    MinionRun start(ShellMinions minions, Plan plan) throws InterruptedException {
        MinionRun run = minions.start(NODE, plan);
        runs.add(run);
        return run;
    }

    Gathered gather(NodeShells shells, Path base, PlanTasks tasks) throws Exception {
        return Gathered.all(start(minions(shells, base), tasks.plan(id())));
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        for (MinionRun run : runs) {
            run.discard();
        }
    }
}
