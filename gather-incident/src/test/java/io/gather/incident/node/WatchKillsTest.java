package io.gather.incident.node;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.gather.fixtures.random.Seed;
import io.gather.incident.gatherer.Serving;
import io.gather.incident.serve.GathererOnDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nodes are killed at random moments while they find lines and report them; {@code -Dgather.kills=50} kills each of them so often, and
 * {@code -Dgather.seed=N} has the same moments again.
 */
@Timeout(3600)
class WatchKillsTest {
    private static final int KILLS = Integer.getInteger("gather.kills", 2);
    private static final int NODES = 2;
    /** From one line to the next, on the average. No more than a thousand incidents in an hour are told of a rule. */
    private static final int PACE_MILLIS = 300;
    /** Up to so many are recorded before a kill. */
    private static final int MOST_RECORDED = 4;
    private static final Duration STARTING = Duration.ofMillis(1500);
    private static final Duration RECORDING = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private volatile boolean quiet;

    @Test
    void everyLineIsToldOnce(TestReporter reporter) throws Exception {
        long number = Seed.next();
        String seed = "-Dgather.kills=" + KILLS + " -Dgather.seed=" + number;
        reporter.publishEntry("begun", seed);
        Random random = new Random(number);
        Path base = folder.resolve("gatherer");
        GathererOnDisk disk = new GathererOnDisk(base);
        List<WatchProcess> nodes = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        try (Serving serving = Serving.start(base)) {
            List<FutureTask<Integer>> killings = new ArrayList<>();
            List<FutureTask<List<String>>> logs = new ArrayList<>();
            for (int i = 0; i < NODES; i++) {
                WatchProcess node = WatchProcess.create(folder.resolve("node" + i), serving.folder.furlFile());
                nodes.add(node);
                Random moments = new Random(random.nextLong());
                Random pace = new Random(random.nextLong());
                killings.add(started(() -> kill(node, moments, seed)));
                logs.add(started(() -> log(node, pace, seed)));
            }
            for (FutureTask<Integer> each : killings) {
                assertThat(each.get()).isEqualTo(KILLS);
            }
            quiet = true;
            for (FutureTask<List<String>> each : logs) {
                lines.addAll(each.get());
            }
            awaitAll(nodes, disk, seed);
        } finally {
            quiet = true;
        }
        disk.check(nodes.stream().collect(Collectors.toMap(WatchProcess::tub, WatchProcess::incidents)), seed);
        assertThat(disk.found()).as(seed).containsExactlyInAnyOrderElementsOf(lines);
        reporter.publishEntry("told", lines.size() + " lines in " + disk.stored() + " incidents");
    }

    private static void awaitAll(List<WatchProcess> nodes, GathererOnDisk disk, String seed) throws Exception {
        List<Process> last = new ArrayList<>();
        try {
            for (WatchProcess each : nodes) {
                last.add(each.start());
            }
            for (WatchProcess each : nodes) {
                await(() -> each.hasReadAll() ? 1 : 0, 1, seed);
            }
            await(disk::stored, nodes.stream().mapToInt(WatchProcess::recorded).sum(), seed);
        } finally {
            for (Process each : last) {
                each.destroyForcibly().waitFor();
            }
        }
    }

    private static <T> FutureTask<T> started(Callable<T> what) {
        FutureTask<T> task = new FutureTask<>(what);
        Thread.ofVirtual().start(task);
        return task;
    }

    private List<String> log(WatchProcess node, Random random, String seed) throws Exception {
        await(() -> node.hasBegun() ? 1 : 0, 1, seed);
        List<String> lines = new ArrayList<>();
        while (!quiet) {
            lines.add("panic " + lines.size() + " of " + node.base().getFileName());
            Files.writeString(node.log(), "a line before\n" + lines.getLast() + "\n", StandardOpenOption.APPEND);
            TimeUnit.MILLISECONDS.sleep(random.nextLong(2 * PACE_MILLIS));
        }
        return lines;
    }

    /** Of four times once while it starts. */
    private static int kill(WatchProcess node, Random random, String seed) throws Exception {
        int kills = 0;
        for (; kills < KILLS; kills++) {
            boolean starts = random.nextInt(4) == 0 && node.hasBegun();
            int enough = node.recorded() + 1 + random.nextInt(MOST_RECORDED);
            double when = random.nextDouble();
            Process watch = node.start();
            try {
                if (!starts) {
                    await(() -> watch.isAlive() ? node.recorded() : -1, enough, seed);
                }
                TimeUnit.NANOSECONDS.sleep((long) (when * (starts ? STARTING : RECORDING).toNanos()));
                assertThat(watch.isAlive()).as(seed).isTrue();
            } finally {
                watch.destroyForcibly().waitFor();
            }
        }
        return kills;
    }

    /** What there is of something; below nothing: it cannot come to more. */
    private interface Count {
        int get() throws Exception;
    }

    private static void await(Count count, int enough, String seed) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int now = count.get(); now < enough; now = count.get()) {
            assertThat(now).as(seed).isNotNegative();
            assertThat(System.nanoTime()).as("%s: %d of %d", seed, now, enough).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
