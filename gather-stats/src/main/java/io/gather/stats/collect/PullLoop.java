package io.gather.stats.collect;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;

import io.gather.core.error.GatherException;
import io.gather.stats.cluster.RequestFailure;
import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.schedule.Pull;

/** Asks for one thing again and again, in its slots, until its thread is interrupted. */
final class PullLoop implements Runnable {
    private final Pull pull;
    private final Semaphore requests;
    private final PullWork work;
    private final Derivation derivation;
    private long failures;

    /** @param requests of which one is held while the cluster is asked */
    PullLoop(Pull pull, Semaphore requests, PullWork work) {
        this.pull = pull;
        this.requests = requests;
        this.work = work;
        this.derivation = pull instanceof Pull.Stats && work.derives() ? new Concurrency() : Derivation.none();
    }

    @Override
    public void run() {
        CollectorPace pace = work.pace();
        try {
            while (true) {
                Duration rest = work.slots().rest(pull, pace.nanos());
                if (rest.isPositive()) {
                    pace.sleep(rest);
                }
                requests.acquire();
                try {
                    long now = pace.nanos();
                    if (work.slots().rest(pull, now).isZero()) {
                        ask();
                        // Who is interrupted leaves the slot to whoever comes after.
                        work.tally().skipped(pull, work.slots().take(pull, now).orElse(0));
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
        long begun = work.pace().nanos();
        PointCollection points = new PointCollection(pull, work, derivation);
        derivation.begin();
        boolean complete = false;
        try {
            switch (pull) {
                case Pull.Stats stats -> work.cluster().current(stats.keys(), work.origin(), points);
                case Pull.Summary summary -> work.cluster().summary(summary.kind(), work.origin(), points);
            }
            complete = true;
        } catch (IOException | GatherException e) {
            failed(e, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            // The next answer may be another one, and no other pull has to do with it.
            failed(e, "internal error: " + e);
        } finally {
            points.end(complete);
        }
        if (complete) {
            work.tally().answered(pull, Duration.ofNanos(work.pace().nanos() - begun), points);
            answered(points);
        }
    }

    private void answered(PointCollection points) {
        work.health().answered(pull);
        if (failures > 0) {
            work.log().say(Level.NOTICE, pull.name().words() + ": answered again", "cluster",
                    work.host(), "failures", Long.toString(failures));
            failures = 0;
        }
        if (work.tellsMissing() && pull instanceof Pull.Stats stats) {
            Set<String> missing = new TreeSet<>(stats.keys());
            missing.removeAll(points.seen());
            missing.forEach(stat -> work.log().say(Level.WARN, "the answer does not have a stat", "cluster",
                    work.host(), "stat", stat));
        }
    }

    private void failed(Throwable why, String words) {
        RequestFailure kind = RequestFailure.of(why);
        work.health().failed(pull, kind, why);
        failures++;
        work.tally().failed(pull, kind, words);
        if (Long.bitCount(failures) == 1) {
            work.log().say(Level.WARN, pull.name().words() + ": not answered: " + words, "cluster", work.host(),
                    "failures", Long.toString(failures));
        }
    }
}
