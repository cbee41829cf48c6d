package io.gather.transport.node.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.gather.core.catalog.Condition;
import io.gather.core.catalog.Keep;
import io.gather.core.catalog.ListSource;
import io.gather.core.minion.MinionRun;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.units.ByteSize;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.transport.node.shell.DyingTools.Death;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whichever of the minion's own programs dies, at whichever of its calls: what is gathered is what is there, or an error that says so.
 * All of them: {@code -Dgather.deaths=3600}, the seconds that it may take for each shell; others first:
 * {@code -Dgather.deaths.seed=…}.
 */
class HelperDeathTest {
    private static final Duration LONGEST = Duration.ofSeconds(Integer.getInteger("gather.deaths", 15));
    private static final int CALLS = 40;

    @TempDir
    Path temp;
    private Path tree;

    private record Case(String tool, int call, Death death) {}

    @BeforeEach
    void lay() throws Exception {
        tree = Files.createDirectories(temp.resolve("tree"));
        Files.createDirectories(tree.resolve("sub/deep/er"));
        Files.createDirectories(tree.resolve("empty"));
        Files.createDirectories(tree.resolve("apart"));
        Files.createDirectories(tree.resolve("confs/deep"));
        for (String name : List.of("a.log", "b.log", ".hidden", "confs/c.conf", "confs/deep/d.conf", "target",
                "sub/deep/er/line\nfeed",
                "apart/z")) {
            Files.writeString(tree.resolve(name), name.repeat(40));
        }
        byte[] large = new byte[(4 << 20) + 70_000];
        new Random(1).nextBytes(large);
        Files.write(tree.resolve("large"), large);
        Files.createSymbolicLink(tree.resolve("link"), Path.of("target"));
    }

    private PlanTasks tasks(boolean stream) {
        PlanTasks tasks = new PlanTasks()
                .limits(PlanTasks.limits(2, ByteSize.ofMiB(90), Duration.ofMinutes(1), ByteSize.ofMiB(90),
                        0))
                .files(tree + "/*.log", tree + "/empty").files(tree + "/confs/**/*.conf").files(tree + "/sub")
                .files("/proc/version", tree + "/lin*", tree + "/target").command("seq 1 20000")
                .each("echo {x}", "x", new ListSource.Glob(tree + "/*.log", List.of()))
                .each("echo {x}", "x", new ListSource.Command("echo p; echo q", List.of()))
                .when(Condition.Kind.FILE, tree + "/su*").command("echo file")
                .when(Condition.Kind.PACKAGE, "dpkg").command("echo package")
                .when(Condition.Kind.OS, "debian").command("echo debian")
                .when(Condition.Kind.OS, "linux").command("echo linux").when(Condition.Kind.FILE, "/")
                .command("kill -9 $$");
        return stream
                ? tasks
                : tasks.files(tree + "/large", tree + "/apart").max(2000).keep(Keep.TAIL).command("seq 1 30000");
    }

    @ParameterizedTest
    @CsvSource({"dash,false", "bash,false", "busybox,false", "dash,true", "busybox,true"})
    void isNeverTakenForAnAnswer(String shell, boolean stream) throws Exception {
        long until = System.nanoTime() + LONGEST.toNanos();
        DyingTools counted = tools("counted", shell, null, 0, Death.AT_ONCE);
        Map<String, String> undisturbed = gather("counted", shell, counted, stream);
        assertThat(undisturbed.values()).noneMatch(it -> it.startsWith("missing") || it.startsWith("error"));
        List<Case> cases = new ArrayList<>();
        for (String name : DyingTools.NAMES) {
            for (int call = 1; call <= Math.min(CALLS, counted.calls(name)); call++) {
                for (Death death : Death.values()) {
                    cases.add(new Case(name, call, death));
                }
            }
        }
        long seed = Long.getLong("gather.deaths.seed", 771_865);
        Collections.shuffle(cases, new Random(seed));
        List<String> wrong = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<?>> all = new ArrayList<>();
            for (Case each : cases) {
                Callable<Void> attempt = () -> {
                    if (System.nanoTime() - until < 0) {
                        check(each, shell, stream, undisturbed, wrong);
                    }
                    return null;
                };
                all.add(threads.submit(attempt));
            }
            for (Future<?> future : all) {
                future.get();
            }
        }
        assertThat(wrong).as("seed " + seed).isEmpty();
    }

    private void check(Case each, String shell, boolean stream, Map<String, String> undisturbed, List<String> wrong)
            throws Exception {
        String name = each.tool() + "-" + each.call() + "-" + each.death();
        Map<String, String> outcomes;
        try {
            outcomes = gather(name, shell, tools(name, shell, each.tool(), each.call(), each.death()), stream);
        } catch (Exception | AssertionError e) {
            wrong.add(each + ": " + e);
            return;
        }
        for (String unit : undisturbed.keySet()) {
            String told = outcomes.getOrDefault(unit, "nothing");
            // Whoever starts a command becomes it: that one was killed, and this is told.
            boolean starter = List.of("setsid", "sh").contains(each.tool())
                    && told.startsWith("failed ended by signal 9");
            if (!told.equals(undisturbed.get(unit)) && !starter) {
                wrong.add(each + ": " + unit + "\n   was " + undisturbed.get(unit) + "\n   is  " + told);
            }
        }
        if (outcomes.size() > undisturbed.size()) {
            wrong.add(each + ": more outcomes " + outcomes.keySet());
        }
    }

    private DyingTools tools(String name, String shell, @org.jspecify.annotations.Nullable String victim, int call,
            Death death) throws IOException {
        return DyingTools.lay(temp.resolve(name + "/bin"), Path.of("/usr/bin", shell), victim, call, death);
    }

    private Map<String, String> gather(String name, String shell, DyingTools tools, boolean stream) throws Exception {
        List<String> words = shell.equals("busybox")
                ? List.of("/usr/bin/busybox", "ash")
                : List.of("/usr/bin/" + shell);
        NodeShells shells = new LocalShells(words, Map.of("PATH", tools.path()), "");
        ShellMinions minions = stream
                ? new ShellMinions(new SpoollessShells(shells), temp.resolve(name), Path.of("/proc/none"),
                        Clock.systemUTC(),
                        "0", 1, new Random())
                : Bench.minions(shells, temp.resolve(name));
        minions.facts(Bench.NODE);
        MinionRun run = minions.start(Bench.NODE, tasks(stream).plan(Bench.id()));
        try {
            Map<String, String> outcomes = new TreeMap<>();
            Gathered gathered = Gathered.all(run);
            for (Outcome outcome : gathered.outcomes()) {
                String before = outcomes.put(outcome.task() + " " + outcome.each(), shown(gathered, outcome));
                assertThat(before).isNull();
            }
            return outcomes;
        } finally {
            run.discard();
        }
    }

    private static String shown(Gathered gathered, Outcome outcome) throws IOException {
        StringBuilder text = new StringBuilder(outcome.status().word() + " " + outcome.message());
        try (Stream<Result> results = gathered.run().results(outcome)) {
            for (Result result : results.sorted(java.util.Comparator.comparing(Result::path)).toList()) {
                byte[] bytes = gathered.bytes(outcome, result);
                text.append("; ").append(result.path()).append(' ').append(result.status().word()).append(' ')
                        .append(result.target()).append(' ').append(bytes.length).append(' ')
                        .append(bytes.length > 200 ? result.sha256() : new String(bytes, StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }
}
