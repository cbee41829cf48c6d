package io.gather.cli.conformance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.gather.core.catalog.Keep;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.MinionRun;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several gathers of one node at the same time have nothing to do with each other, in both minions. */
class SeveralPlansTest {
    private static final int PLANS = 4;

    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox ash", "dash" + Both.SPOOLLESS, Both.DAEMON})
    void comeToTheSameAtTheSameTime(String node) throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        for (int i = 0; i < 20; i++) {
            Files.writeString(tree.resolve("file" + i), ("line " + i + "\n").repeat(i * 100));
        }
        List<PlanTasks> plans = new ArrayList<>();
        for (int i = 0; i < PLANS; i++) {
            // No file is of two items: which of them has it would be a matter of moments.
            plans.add(new PlanTasks().command("echo plan " + i).files(tree + "/file[!1]*").command("seq " + i
                    + " 20000").files(tree + "/file1*").command("kill -9 $$").keep(Keep.TAIL).max(1000)
                    .command("seq 1 5000"));
        }
        List<List<List<String>>> each = new ArrayList<>();
        try (Both both = new Both(Files.createDirectory(temp.resolve("spools")), node)) {
            for (MinionLauncher minion : both.each().toList()) {
                each.add(atOnce(minion, plans));
            }
        }
        for (int i = 0; i < PLANS; i++) {
            Both.assertAlike(each.getFirst().get(i), each.getLast().get(i));
        }
    }

    /** All are started before any is waited for. */
    private static List<List<String>> atOnce(MinionLauncher minion, List<PlanTasks> plans) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<MinionRun> runs = new ArrayList<>();
            for (PlanTasks plan : plans) {
                runs.add(Both.start(minion, plan));
            }
            List<Callable<List<String>>> reading = runs.stream().<Callable<List<String>>>map(run -> () -> Both.lines(
                    run)).toList();
            List<List<String>> lines = new ArrayList<>();
            for (Future<List<String>> done : threads.invokeAll(reading, 90, TimeUnit.SECONDS)) {
                lines.add(done.get());
            }
            return lines;
        }
    }
}
