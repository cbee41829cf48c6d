package io.gather.stats.collect;

import java.io.IOException;
import java.time.Duration;

import io.gather.core.error.GatherException;
import io.gather.stats.cluster.RequestFailure;
import io.gather.stats.cluster.StatsCluster;
import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.error.StatsError;
import io.gather.stats.log.StatsLog;
import io.gather.stats.schedule.PullSlots;
import io.gather.stats.status.ClusterStatus;
import io.gather.transport.error.PapiError;
import org.jspecify.annotations.Nullable;

/**
 * Collects from one cluster until its thread is interrupted, whatever happens to the cluster. It knows no other one. What it is to do may
 * change meanwhile: what is not concerned goes on.
 */
final class ClusterCollector implements Runnable {
    /** How long it takes at most until a change is noticed. */
    static final Duration LOOK = Duration.ofSeconds(1);

    private final String host;
    private final CollectorMeans means;
    private final StatsLog log;
    private final ClusterTally tally;
    private final OutletPlace place;
    private final ClusterSession.OfCluster lasting;
    private final ReconnectDelay delay;
    private volatile Assignment assignment;
    private volatile @Nullable GatherException hopeless;

    ClusterCollector(Assignment assignment, CollectorMeans means) {
        this.host = assignment.cluster().host();
        this.assignment = assignment;
        this.means = means;
        this.log = means.log();
        this.tally = new ClusterTally(host, means.pace(), new SinkTally(host, means.pace(), log));
        this.place = new OutletPlace(means, tally.sink());
        this.lasting = new ClusterSession.OfCluster(host, tally, new ToldFailures(), place, new PullSlots());
        this.delay = new ReconnectDelay(means.random());
    }

    Assignment assignment() {
        return assignment;
    }

    /** Of the same cluster. */
    void assign(Assignment next) {
        assignment = next;
    }

    ClusterStatus status() {
        return tally.status();
    }

    /** Why nothing will ever come of what is configured; null: it may. */
    @Nullable
    GatherException hopeless() {
        return hopeless;
    }

    /** Writes what it can in that time, when the thread has ended. */
    void close(Duration within) throws InterruptedException {
        place.close(within);
        tally.ended();
    }

    @Override
    public void run() {
        try {
            while (true) {
                connectOnce();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void connectOnce() throws InterruptedException {
        Assignment work = assignment;
        tally.connecting();
        try (StatsCluster cluster = means.connections().with(work.config().global()).open(work.cluster())) {
            hopeless = null;
            log.say(Level.INFO, "connected", "cluster", host, "name", cluster.name(), "release", cluster.release());
            new ClusterSession(cluster, means, lasting).run(work, this::assignment, delay::reset);
        } catch (IOException e) {
            await(work, e, String.valueOf(e.getMessage()), Level.WARN);
        } catch (GatherException e) {
            hopeless = isUpToTheFileAlone(e) ? e : null;
            await(work, e, e.getMessage() + "; next: " + e.remedy(), Level.ERROR);
        } catch (RuntimeException | Error e) {
            await(work, e, "internal error: " + e, Level.ERROR);
        }
    }

    /** Disks get room again, locks are let go, files of certificates are put where they belong: that may be for the better while we run. */
    private static boolean isUpToTheFileAlone(GatherException e) {
        return e.is(StatsError.VARIABLE_UNSET) || e.is(StatsError.NO_SINK) || e.is(PapiError.UNREACHABLE);
    }

    private void await(Assignment work, Throwable failure, String why, Level level) throws InterruptedException {
        Duration wait = delay.take();
        tally.notReached(RequestFailure.of(failure), why, wait);
        log.say(level, "not collected: " + why, "cluster", host, "again_in", wait.toSeconds() + "s");
        long until = means.pace().nanos() + wait.toNanos();
        long left = wait.toNanos();
        while (left > 0 && assignment.isReachedAs(work)) {
            means.pace().sleep(Duration.ofNanos(Math.min(left, LOOK.toNanos())));
            left = until - means.pace().nanos();
        }
    }
}
