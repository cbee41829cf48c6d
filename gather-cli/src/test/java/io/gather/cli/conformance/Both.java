package io.gather.cli.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.gather.core.inventory.Node;
import io.gather.core.minion.MinionLauncher;
import io.gather.core.minion.MinionRun;
import io.gather.core.module.Contributors;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.minion.LocalMinions;
import io.gather.transport.node.shell.NodeShells;
import io.gather.transport.node.shell.ShellMinions;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** The Java minion and the shell minion, and what each says of a plan. */
final class Both implements AutoCloseable {
    /** What stands behind the name of a shell whose node has no room for a spool. */
    static final String SPOOLLESS = " without a spool";

    /** The node that is reached by RPC. */
    static final String DAEMON = "daemon";

    private static final Node NODE = new Node("node1", "127.0.0.1");

    private final MinionLauncher java;
    private final MinionLauncher shell;
    private final @Nullable DaemonNode daemon;

    Both(Path base, String node) {
        this.java = new LocalMinions(base.resolve("java"), Clock.systemUTC(), "0", List.of(), 1, Contributors.none(),
                base.resolve("state"));
        if (node.equals(DAEMON)) {
            DaemonNode served = new DaemonNode(base.resolve("daemon"));
            this.shell = served.minions();
            this.daemon = served;
            return;
        }
        this.daemon = null;
        boolean spool = !node.endsWith(SPOOLLESS);
        LocalShells local = LocalShells.of(node.replace(SPOOLLESS, "").split(" "));
        NodeShells shells = spool ? local : local.withoutSpool();
        this.shell = new ShellMinions(shells, base.resolve("landing"),
                spool ? base.resolve("shell") : Path.of("/proc/none"), Clock.systemUTC(), "0", 1, new Random());
    }

    @Override
    public void close() {
        if (daemon != null) {
            daemon.close();
        }
    }

    /** The one that is not this machine. */
    Node node() {
        return daemon == null ? NODE : daemon.node();
    }

    Stream<MinionLauncher> each() {
        return Stream.of(java, shell);
    }

    void compare(PlanTasks tasks) throws Exception {
        assertAlike(run(java, tasks), run(shell, tasks));
    }

    static void assertAlike(List<String> java, List<String> shell) {
        List<String> surplus = new ArrayList<>(shell);
        java.forEach(surplus::remove);
        List<String> lacking = new ArrayList<>(java);
        shell.forEach(lacking::remove);
        assertThat(surplus).as("what only the shell minion says").isEqualTo(lacking);
    }

    static MinionRun start(MinionLauncher launcher, PlanTasks tasks) throws InterruptedException {
        return launcher.start(NODE, tasks.plan("t-" + HexFormat.of().toHexDigits(new Random().nextLong())));
    }

    static List<String> run(MinionLauncher launcher, PlanTasks tasks) throws Exception {
        return lines(start(launcher, tasks));
    }

    /** What comes of a run, a line each, in an order of their own; then nothing is left of it. */
    static List<String> lines(MinionRun run) throws Exception {
        try {
            Gathered gathered = Gathered.all(run);
            List<String> lines = new ArrayList<>();
            for (Outcome outcome : gathered.outcomes()) {
                String each = outcome.fullName();
                lines.add(each + " " + outcome.status() + ended(outcome) + " " + outcome.source() + " results "
                        + outcome.results() + " size " + outcome.size() + " for " + outcome.limit() + " masked "
                        + outcome.masked() + " "
                        + told(outcome.message()));
                try (Stream<Result> results = run.results(outcome)) {
                    for (Result result : results.toList()) {
                        lines.add(each + " has " + line(gathered, outcome, result));
                    }
                }
            }
            return lines.stream().sorted().toList();
        } finally {
            run.discard();
        }
    }

    private static String line(Gathered gathered, Outcome outcome, Result result) throws IOException {
        byte[] bytes = gathered.bytes(outcome, result);
        boolean file = !result.ranges().isEmpty() || result.kind() != Result.Kind.FILE;
        return "%s %s %o %s size %d %s is %d %08x target %s ranges %s modified %s %s %s".formatted(result.path(),
                result.kind(), result.mode(), result.source(), result.size(), result.sha256(), bytes.length,
                Arrays.hashCode(bytes), result.target(), result.ranges(),
                file ? Long.toString(result.modified().getEpochSecond()) : "-", result.status(),
                told(result.message()));
    }

    /** What ends a command whose output is enough, a signal or a broken pipe, is a matter of moments. */
    private static String ended(Outcome outcome) {
        boolean cut = outcome.message() != null && outcome.message().contains("at least");
        return cut ? "" : " exit " + outcome.exit() + " signal " + outcome.signal();
    }

    /** How much was dropped until a command was ended depends on how fast it wrote. */
    private static String told(@Nullable String message) {
        return message == null
                ? "-"
                : message.replaceAll("at least [0-9]+", "at least N").replaceAll("spool [^ ]+", "spool");
    }
}
