package io.gather.stats.collect;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import io.gather.core.error.GatherException;
import io.gather.stats.cluster.StatsCluster;
import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.log.StatsLog;
import io.gather.stats.metric.PointOrigin;
import io.gather.stats.schedule.Pull;
import io.gather.stats.schedule.Timetable;
import io.gather.stats.sink.PointOutlet;

/** Asks for one thing again and again, in its slots, until its thread is interrupted. */
final class PullLoop implements Runnable {
    private final StatsCluster cluster;
    private final PointOrigin origin;
    private final Pull pull;
    private final Timetable slots;
    private final Semaphore requests;
    private final Collecting collecting;
    private final SessionHealth health;
    private final Derivation derivation;
    private long failures;

    /**
     * What pulls of a cluster have in common.
     *
     * @param tellsMissing whether stats are told that an answer does not have
     */
    record Collecting(String host, PointOutlet outlet, ClusterTally tally, ToldFailures told, StatsLog log,
            CollectorPace pace,
            boolean tellsMissing, Supplier<Derivation> derivations) {}

    /**
     * @param start the first slot
     * @param requests of which one is held while the cluster is asked
     */
    PullLoop(StatsCluster cluster, PointOrigin origin, Pull pull, long start, Semaphore requests,
            Collecting collecting, SessionHealth health) {
        this.cluster = cluster;
        this.origin = origin;
        this.pull = pull;
        this.slots = new Timetable(List.of(pull), start);
        this.requests = requests;
        this.collecting = collecting;
        this.health = health;
        this.derivation = pull instanceof Pull.Stats ? collecting.derivations().get() : Derivation.none();
    }

    @Override
    public void run() {
        CollectorPace pace = collecting.pace();
        try {
            while (true) {
                Duration rest = slots.rest(pace.nanos()).orElseThrow();
                if (rest.isPositive()) {
                    pace.sleep(rest);
                }
                requests.acquire();
                try {
                    Timetable.Due due = slots.take(pace.nanos()).orElse(null);
                    if (due != null) {
                        collecting.tally().skipped(pull, due.skipped());
                        ask();
                    }
                } finally {
                    requests.release();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() throws InterruptedException {
        long begun = collecting.pace().nanos();
        PointCollection points = new PointCollection(pull, collecting.outlet(), collecting.tally(), collecting.told(),
                collecting.log(), collecting.host(), derivation);
        derivation.begin();
        boolean complete = false;
        try {
            switch (pull) {
                case Pull.Stats stats -> cluster.current(stats.keys(), origin, points);
                case Pull.Summary summary -> cluster.summary(summary.kind(), origin, points);
            }
            complete = true;
        } catch (IOException e) {
            failed(e);
        } catch (GatherException e) {
            failed(new IOException(e.getMessage(), e));
        } catch (RuntimeException | Error e) {
            // The next answer may be another one, and no other pull has to do with it.
            failed(new IOException("internal error: " + e, e));
        } finally {
            points.end(complete);
        }
        if (complete) {
            collecting.tally().answered(pull, Duration.ofNanos(collecting.pace().nanos() - begun), points);
            answered(points);
        }
    }

    private void answered(PointCollection points) {
        health.answered();
        if (failures > 0) {
            collecting.log().say(Level.NOTICE, PullTally.nameOf(pull) + ": answered again", "cluster",
                    collecting.host(), "failures", Long.toString(failures));
            failures = 0;
        }
        if (collecting.tellsMissing() && pull instanceof Pull.Stats stats) {
            Set<String> missing = new TreeSet<>(stats.keys());
            missing.removeAll(points.seen());
            missing.forEach(stat -> collecting.log().say(Level.WARN, "the answer does not have a stat", "cluster",
                    collecting.host(), "stat", stat));
        }
    }

    private void failed(IOException why) {
        health.failed(why);
        failures++;
        String words = String.valueOf(why.getMessage());
        collecting.tally().failed(pull, words);
        if (Long.bitCount(failures) == 1) {
            collecting.log().say(Level.WARN, PullTally.nameOf(pull) + ": not answered: " + words, "cluster",
                    collecting.host(), "failures", Long.toString(failures));
        }
    }
}
