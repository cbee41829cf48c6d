package io.gather.stats.collect;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import io.gather.stats.cluster.StatsCluster;
import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.config.StatGroup;
import io.gather.stats.metric.PointOrigin;
import io.gather.stats.schedule.Pull;
import io.gather.stats.schedule.PullSlots;
import io.gather.stats.schedule.Pulls;
import io.gather.stats.schedule.Timetable;
import org.jspecify.annotations.Nullable;

/** What is done with a connection to a cluster, as long as it lasts: its pulls are as the file and the cluster say. For one thread. */
final class ClusterSession {
    private static final int STATS_AT_ONCE = 2;
    private static final int SUMMARIES_AT_ONCE = 1;

    private final StatsCluster cluster;
    private final CollectorMeans means;
    private final OfCluster of;
    private final KnownStats known;
    private final SessionHealth health;
    private final Semaphore stats = new Semaphore(STATS_AT_ONCE, true);
    private final Semaphore summaries = new Semaphore(SUMMARIES_AT_ONCE, true);
    private @Nullable PullWork pullWork;

    /** What of a cluster outlives its connections. */
    record OfCluster(String host, ClusterTally tally, ToldFailures told, OutletPlace place, PullSlots slots) {}

    ClusterSession(StatsCluster cluster, CollectorMeans means, OfCluster of) {
        this.cluster = cluster;
        this.means = means;
        this.of = of;
        this.known = new KnownStats(cluster, of.host, means, of.told);
        this.health = new SessionHealth(means.pace());
    }

    /**
     * Collects until something else is to be done that takes another connection.
     *
     * @param assigned what is to be done now
     * @param settled is called when the connection has been of use for some time
     * @throws IOException when the connection is no good any more
     */
    void run(Assignment first, Supplier<Assignment> assigned, Runnable settled)
            throws IOException, InterruptedException {
        Assignment work = first;
        of.tally.reached();
        try (PullThreads pulls = new PullThreads(of.host)) {
            while (work.isReachedAs(first)) {
                known.want(wanted(work));
                begin(work, pulls);
                work = changed(work, assigned, settled);
            }
        }
    }

    private void begin(Assignment work, PullThreads pulls) throws InterruptedException {
        PointOrigin origin = PointOrigin.of(cluster.name(), work.cluster().preserveCase(),
                work.config().global().includeDegraded());
        List<Pull> wanted = Pulls.of(work.config(), known.all());
        if (!of.place.is(work, origin.cluster())) {
            // Nobody is to leave points where it is about to be closed.
            pulls.close();
        }
        PullWork next = new PullWork(of.host, cluster, origin, of.place.of(work, origin.cluster(), known.all()),
                of.slots, health, of.tally, of.told, means.log(), means.pace(), work.tellsMissing(),
                work.config().own().derived());
        pulls.retain(next.equals(pullWork) ? wanted : List.of());
        pullWork = next;
        if (wanted.isEmpty()) {
            means.log().say(Level.ERROR, "the cluster knows none of the stats that are to be collected", "cluster",
                    of.host);
        }
        of.tally.collects(origin.cluster(), cluster.release(), wanted);
        of.slots.keep(wanted, means.pace().nanos() + Timetable.jitter(wanted, means.random()).toNanos());
        for (Pull pull : wanted) {
            if (!pulls.pulls().contains(pull)) {
                pulls.start(pull, new PullLoop(pull, pull instanceof Pull.Stats ? stats : summaries, next));
            }
        }
    }

    /** Waits until there is something else to do. */
    private Assignment changed(Assignment work, Supplier<Assignment> assigned, Runnable settled)
            throws IOException, InterruptedException {
        while (assigned.get().isSameWork(work)) {
            means.pace().sleep(ClusterCollector.LOOK);
            health.check();
            if (health.isSettled()) {
                settled.run();
            }
            if (known.look()) {
                return work;
            }
        }
        return assigned.get();
    }

    private static Set<String> wanted(Assignment work) {
        Set<String> wanted = new LinkedHashSet<>();
        for (StatGroup group : work.config().groups()) {
            wanted.addAll(group.stats());
        }
        return wanted;
    }
}
