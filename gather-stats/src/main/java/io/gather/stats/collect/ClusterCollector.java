package io.gather.stats.collect;

import java.io.IOException;
import java.time.Duration;

import io.gather.core.error.GatherException;
import io.gather.stats.cluster.StatsCluster;
import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.log.StatsLog;
import io.gather.stats.status.ClusterStatus;
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
    private final ReconnectDelay delay;
    private final ToldFailures told = new ToldFailures();
    private volatile Assignment assignment;
    private volatile @Nullable GatherException hopeless;

    ClusterCollector(Assignment assignment, CollectorMeans means) {
        this.host = assignment.cluster().host();
        this.assignment = assignment;
        this.means = means;
        this.log = means.log();
        this.tally = new ClusterTally(host, means.pace(), new SinkTally(host, means.pace(), log));
        this.place = new OutletPlace(means, tally.sink());
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
            new ClusterSession(cluster, work, this::assignment, means, tally, told, place, delay).run();
        } catch (IOException e) {
            await(work, String.valueOf(e.getMessage()), Level.WARN);
        } catch (GatherException e) {
            hopeless = e;
            await(work, e.getMessage() + "; next: " + e.remedy(), Level.ERROR);
        } catch (RuntimeException | Error e) {
            await(work, "internal error: " + e, Level.ERROR);
        }
    }

    private void await(Assignment work, String why, Level level) throws InterruptedException {
        Duration wait = delay.take();
        tally.notReached(why, wait);
        log.say(level, "not collected: " + why, "cluster", host, "again_in", wait.toSeconds() + "s");
        long until = means.pace().nanos() + wait.toNanos();
        long left = wait.toNanos();
        while (left > 0 && assignment.isReachedAs(work)) {
            means.pace().sleep(Duration.ofNanos(Math.min(left, LOOK.toNanos())));
            left = until - means.pace().nanos();
        }
    }
}
