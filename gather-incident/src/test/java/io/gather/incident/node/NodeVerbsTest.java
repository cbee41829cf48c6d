package io.gather.incident.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.fixtures.foolscap.PythonGatherer;
import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.random.Seed;
import io.gather.incident.gatherer.Serving;
import io.gather.incident.report.ReportVerb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** From the log of a program to the gatherer that every user of Foolscap has. */
class NodeVerbsTest {
    @TempDir
    Path base;

    /** A watch that runs. */
    private final class Watching implements AutoCloseable {
        final TypedNode node = new TypedNode(base);
        private final FutureTask<Integer> task;
        private final Thread thread;

        Watching(Path furl) throws Exception {
            Path rules = Files.writeString(base.resolve("rules.toml"),
                    """
                            settle = "100ms"
                            per_hour = 1000
                            without = ["unit-failed", "core-dump", "oom-kill", "oomd-kill", "kernel-oops", "hung-task", "segfault",
                              "io-error", "file-system-error", "hardware-error"]
                            [[rule]]
                            name = "panic"
                            files = "%s/*.log"
                            pattern = '^panic'
                            """
                            .formatted(base));
            task = new FutureTask<>(() -> node.run(new WatchVerb(), "--to", furl.toString(), "--rules",
                    rules.toString(), "--folder", base.resolve("node").toString()));
            thread = Thread.ofVirtual().start(task);
            await(() -> node.said().stream().anyMatch(it -> it.contains("watches files by 1 rules")));
        }

        @Override
        public void close() {
            thread.interrupt();
            try {
                assertThat(task.get(10, TimeUnit.SECONDS)).isZero();
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                throw new AssertionError(e);
            }
        }
    }

    private interface Wanted {
        boolean isSo() throws Exception;
    }

    private static void await(Wanted wanted) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
        while (!wanted.isSo()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it does not come to that");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void log(String text) throws Exception {
        Files.writeString(base.resolve("app.log"), text + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private PythonGatherer gatherer() {
        return PythonGatherer.create(base.resolve("gatherer")).begin();
    }

    /** Whichever side begins again, and whatever is written meanwhile: each incident once. */
    @Test
    void everyPanicIsWithTheGathererOnce() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        log("begins");
        List<String> wanted = new ArrayList<>();
        try (PythonGatherer gatherer = gatherer()) {
            for (int run = 0; run < 4; run++) {
                try (Watching watching = new Watching(gatherer.furlFile())) {
                    if (run == 0) {
                        await(() -> Files.exists(base.resolve("node/state.json"))
                                && Files.readString(base.resolve("node/state.json")).contains("app.log"));
                    }
                    int missed = wanted.size();
                    await(() -> names().size() >= missed);
                    for (int i = 0; i < 1 + random.nextInt(2); i++) {
                        wanted.add("panic " + wanted.size());
                        log("some line before, password=hunter2");
                        log(wanted.getLast());
                        int said = wanted.size();
                        await(() -> names().size() >= said);
                    }
                    if (random.nextBoolean()) {
                        gatherer.end();
                        gatherer.begin();
                    }
                    assertThat(watching.node.said()).noneMatch(it -> it.contains("mistake"));
                }
                if (random.nextBoolean()) {
                    wanted.add("panic " + wanted.size());
                    log(wanted.getLast());
                }
            }
            try (Watching _ = new Watching(gatherer.furlFile())) {
                gatherer.await(() -> gatherer.incidents().size() >= wanted.size());
            }
            gatherer.end();
            List<String> triggers = new ArrayList<>();
            for (Path each : gatherer.incidents()) {
                String dump = Peer.require("flogtool").run("dump", each.toString()).succeeded().output();
                assertThat(dump).doesNotContain("hunter2");
                dump.lines().filter(it -> it.endsWith(" [INCIDENT-TRIGGER]"))
                        .forEach(it -> triggers.add(it.replaceAll(".*: (panic [0-9]+) .*", "$1")));
            }
            assertThat(triggers).as("seed " + seed).containsExactlyInAnyOrderElementsOf(wanted);
            assertThat(gatherer.classified()).hasSameSizeAs(wanted);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(base.resolve("node")))).isEqualTo(
                "rwx------");
    }

    private List<Path> names() throws Exception {
        try (var files = Files.list(base.resolve("node/incidents"))) {
            return files.filter(it -> it.toString().endsWith(".flog.bz2")).toList();
        }
    }

    @Test
    void reportsByHandAloneAndBesideAWatch() throws Exception {
        try (PythonGatherer gatherer = gatherer()) {
            TypedNode node = new TypedNode(base);
            Path attached = Files.writeString(base.resolve("attached"), "why\nit hangs\n");
            assertThat(node.run(new ReportVerb(), "--to", gatherer.furlFile().toString(), "--folder",
                    base.resolve("node").toString(), "--level", "scary", "--attach", attached.toString(),
                    "the array lost a disk, token=abcdef")).isZero();
            assertThat(gatherer.incidents()).hasSize(1);
            assertThat(Peer.require("flogtool").run("dump", gatherer.incidents().getFirst().toString()).succeeded()
                    .output()).contains("it hangs", "the array lost a disk, token=******** [INCIDENT-TRIGGER]");
            try (Watching _ = new Watching(gatherer.furlFile())) {
                assertThat(new TypedNode(base).run(new ReportVerb(), "--folder", base.resolve("node").toString(),
                        "and another")).isZero();
            }
            assertThat(gatherer.incidents()).hasSize(2);
            String name = gatherer.furlFile().toString();
            String secret = Files.readString(Path.of(name)).strip().replaceAll(".*/", "");
            assertThat(node.said()).noneMatch(it -> it.contains(secret));
        }
    }

    @Test
    void saysWhereAReportWaitsWhileTheGathererIsAway() throws Exception {
        try (PythonGatherer gatherer = gatherer()) {
            gatherer.end();
            String furl = Files.readString(gatherer.furlFile());
            TypedNode node = new TypedNode(base, Optional.of(furl), new CopyOnWriteArrayList<>());
            assertThatThrownBy(() -> node.run(new ReportVerb(), "--wait", "1s", "--json", "it hangs"))
                    .isInstanceOfSatisfying(GatherException.class, it -> {
                        assertThat(it.category()).isEqualTo(Category.UPLOAD);
                        assertThat(Path.of(it.where())).isRegularFile().hasParent(base.resolve("node/incidents"));
                    });
            assertThat(node.said()).anyMatch(it -> it.contains("fetched=false"))
                    .noneMatch(it -> it.contains(furl.strip().replaceAll(".*/", "")));
            gatherer.begin();
            assertThat(node.run(new ReportVerb(), "it still hangs")).isZero();
            gatherer.await(() -> gatherer.incidents().size() == 2);
        }
    }

    @Test
    void refusesWhatCannotWork() throws Exception {
        TypedNode node = new TypedNode(base);
        assertThatThrownBy(() -> node.run(new ReportVerb(), "message")).hasMessageContaining("which gatherer");
        assertThatThrownBy(() -> node.run(new WatchVerb(), "--to", "none")).hasMessageContaining("none");
        assertThatThrownBy(() -> node.run(new ReportVerb(), "--level", "odd", "message"))
                .hasMessageContaining("none of WEIRD, SCARY, BAD");
        Path furl = Files.writeString(base.resolve("furl"), "pb://" + "a".repeat(32) + "@tor:x:1/secret-name");
        assertThatThrownBy(() -> node.run(new WatchVerb(), "--to", furl.toString()))
                .isInstanceOf(GatherException.class).hasMessageNotContaining("secret-name");
        assertThat(node.run(new WatchVerb(), "--check")).isZero();
        assertThat(node.said()).anyMatch(it -> it.startsWith("oom-kill  kernel  SCARY  GwOomK  "));
        Files.writeString(furl, "pb://" + "a".repeat(32) + "@tcp:127.0.0.1:1/secret-name");
        try (Watching _ = new Watching(furl)) {
            assertThatThrownBy(() -> node.run(new WatchVerb(), "--to", furl.toString(), "--folder",
                    base.resolve("node").toString())).isInstanceOfSatisfying(GatherException.class,
                            it -> assertThat(it.code()).isEqualTo("GATHER-7844"));
        }
    }

    /** As with the gatherer in Python. */
    @Test
    void watchesAndReportsForAGathererOfOurs() throws Exception {
        Path home = base.resolve("ours");
        log("begins");
        try (Serving gatherer = Serving.start(home)) {
            Path furl = gatherer.folder.furlFile();
            try (Watching watching = new Watching(furl)) {
                await(() -> Files.exists(base.resolve("node/state.json"))
                        && Files.readString(base.resolve("node/state.json")).contains("app.log"));
                log("panic 1");
                assertThat(gatherer.next().entry().message()).contains("panic 1");
                assertThat(new TypedNode(base).run(new ReportVerb(), "--folder", base.resolve("node").toString(),
                        "by hand, beside the watch")).isZero();
                assertThat(gatherer.next().entry().message()).contains("by hand, beside the watch");
                await(() -> watching.node.said().stream().filter(it -> it.endsWith(" is with the gatherer"))
                        .count() == 2);
            }
            assertThat(new TypedNode(base).run(new ReportVerb(), "--to", furl.toString(), "--folder",
                    base.resolve("node").toString(), "by hand, alone")).isZero();
            assertThat(gatherer.next().entry().message()).contains("by hand, alone");
            assertThat(gatherer.files()).hasSize(3);
            log("panic while nobody watches");
        }
        try (Serving gatherer = Serving.start(home);
                Watching _ = new Watching(gatherer.folder.furlFile())) {
            assertThat(gatherer.next().entry().message()).contains("panic while nobody watches");
            assertThat(gatherer.files()).hasSize(4);
        }
    }
}
