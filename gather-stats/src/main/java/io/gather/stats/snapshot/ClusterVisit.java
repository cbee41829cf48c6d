package io.gather.stats.snapshot;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.GatherException;
import io.gather.stats.cluster.StatsCluster;
import io.gather.stats.cluster.StatsClusters;
import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.StatsConfig;
import io.gather.stats.metric.PointOrigin;
import io.gather.stats.metric.StatFailure;
import io.gather.stats.metric.StatKey;
import io.gather.stats.schedule.Pull;
import io.gather.stats.schedule.Pulls;
import io.gather.stats.schedule.Timetable;

/**
 * Asks one cluster for everything, once or for some time. What fails is told to the tally, and the rest goes on. One thread.
 *
 * @param until when nothing is asked any more, by {@link System#nanoTime}; empty: everything is asked once
 */
record ClusterVisit(StatsClusters clusters, StatsConfig config, ClusterConfig cluster, Optional<Long> until,
        VisitTally tally) {
    private static final Duration AGAIN = Duration.ofSeconds(10);

    void run() throws InterruptedException {
        while (!visited() && left().compareTo(AGAIN) > 0) {
            rest(AGAIN);
        }
        tally.ended();
    }

    /** @return whether there is no use in trying again */
    private boolean visited() throws InterruptedException {
        try (StatsCluster opened = clusters.open(cluster)) {
            PointOrigin origin = PointOrigin.of(opened.name(), cluster.preserveCase(),
                    config.global().includeDegraded());
            tally.reached(origin.cluster(), opened.release());
            tally.failed("");
            List<String> wanted = config.groups().stream().flatMap(group -> group.stats().stream()).distinct().toList();
            Map<String, StatKey> known = wanted.isEmpty() ? Map.of() : opened.describe(wanted,
                    (stat, why) -> tally.failed(new StatFailure(stat, 0, 0, why)));
            List<Pull> pulls = Pulls.of(config, known);
            tally.planned(pulls, wanted.stream().filter(stat -> !known.containsKey(stat)).toList());
            ask(opened, origin, pulls);
            return true;
        } catch (IOException e) {
            tally.failed(words(e));
            return until.isEmpty();
        } catch (GatherException e) {
            tally.failed(e.getMessage() + "; next: " + e.remedy());
            return true;
        }
    }

    private void ask(StatsCluster opened, PointOrigin origin, List<Pull> pulls) throws InterruptedException {
        if (until.isEmpty()) {
            for (Pull pull : pulls) {
                ask(opened, origin, pull);
            }
            return;
        }
        Timetable timetable = new Timetable(pulls, System.nanoTime());
        while (!left().isZero()) {
            Optional<Timetable.Due> due = timetable.take(System.nanoTime());
            if (due.isPresent()) {
                ask(opened, origin, due.get().pull());
            } else {
                Duration rest = timetable.rest(System.nanoTime()).orElse(left());
                rest(rest.compareTo(left()) < 0 ? rest : left());
            }
        }
    }

    private void ask(StatsCluster opened, PointOrigin origin, Pull pull) throws InterruptedException {
        long before = tally.points();
        try {
            switch (pull) {
                case Pull.Stats stats -> opened.current(stats.keys(), origin, tally);
                case Pull.Summary summary -> opened.summary(summary.kind(), origin, tally);
            }
            tally.done(pull, before);
        } catch (IOException | GatherException e) {
            tally.failed(pull, words(e));
        }
    }

    /** Nobody ends it before its time but who interrupts it. */
    private static void rest(Duration most) throws InterruptedException {
        boolean never = new CountDownLatch(1).await(most.toNanos(), TimeUnit.NANOSECONDS);
        assert !never;
    }

    private Duration left() {
        return until.map(end -> Duration.ofNanos(Math.max(0, end - System.nanoTime()))).orElse(Duration.ZERO);
    }

    private static String words(Exception e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
