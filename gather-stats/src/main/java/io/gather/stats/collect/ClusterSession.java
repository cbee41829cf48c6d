package io.gather.stats.collect;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import io.gather.stats.cluster.StatsCluster;
import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.config.StatGroup;
import io.gather.stats.log.StatsLog;
import io.gather.stats.metric.PointOrigin;
import io.gather.stats.metric.StatKey;
import io.gather.stats.schedule.Pull;
import io.gather.stats.schedule.Pulls;
import io.gather.stats.schedule.Timetable;
import io.gather.stats.sink.PointOutlet;

/** What is done with a connection to a cluster, as long as it lasts. For one thread. */
final class ClusterSession {
    /** After which a cluster may have other stats: it was upgraded. */
    static final Duration DESCRIBES_AGAIN = Duration.ofHours(1);
    /** After which stats that it did not know are asked about again. */
    static final Duration LOOKS_FOR_UNKNOWN = Duration.ofMinutes(10);
    private static final int STATS_AT_ONCE = 2;
    private static final int SUMMARIES_AT_ONCE = 1;

    private final StatsCluster cluster;
    private final Supplier<Assignment> assigned;
    private final CollectorMeans means;
    private final ClusterTally tally;
    private final ToldFailures told;
    private final OutletPlace place;
    private final ReconnectDelay delay;
    private final SessionHealth health = new SessionHealth();
    private final StatsLog log;
    private final String host;
    private Assignment work;
    private Map<String, StatKey> known = Map.of();
    private Set<String> asked = Set.of();

    ClusterSession(StatsCluster cluster, Assignment work, Supplier<Assignment> assigned, CollectorMeans means,
            ClusterTally tally, ToldFailures told, OutletPlace place, ReconnectDelay delay) {
        this.cluster = cluster;
        this.work = work;
        this.assigned = assigned;
        this.means = means;
        this.tally = tally;
        this.told = told;
        this.place = place;
        this.delay = delay;
        this.log = means.log();
        this.host = work.cluster().host();
    }

    /**
     * Collects until something else is to be done that takes another connection.
     *
     * @throws IOException when the connection is no good any more
     */
    void run() throws IOException, InterruptedException {
        known = described();
        while (work.isReachedAs(assigned.get())) {
            work = assigned.get();
            if (!asked.equals(wanted())) {
                known = described();
            }
            PointOrigin origin = PointOrigin.of(cluster.name(), work.cluster().preserveCase(),
                    work.config().global().includeDegraded());
            tally.connected(origin.cluster(), cluster.release());
            PointOutlet outlet = place.of(work, origin.cluster(), known);
            List<Pull> pulls = Pulls.of(work.config(), known);
            if (pulls.isEmpty()) {
                log.say(Level.ERROR, "the cluster knows none of the stats that are to be collected", "cluster", host);
            }
            tally.collects(pulls);
            try (PullThreads _ = start(pulls, origin, outlet)) {
                watch();
            }
        }
    }

    private PullThreads start(List<Pull> pulls, PointOrigin origin, PointOutlet outlet) {
        PullLoop.Collecting collecting = new PullLoop.Collecting(host, outlet, tally, told, log, means.pace(),
                work.tellsMissing(),
                work.config().own().derived() ? Concurrency::new : Derivation::none);
        long start = means.pace().nanos() + Timetable.jitter(pulls, means.random()).toNanos();
        Semaphore stats = new Semaphore(STATS_AT_ONCE, true);
        Semaphore summaries = new Semaphore(SUMMARIES_AT_ONCE, true);
        List<PullLoop> loops = new ArrayList<>();
        for (Pull pull : pulls) {
            loops.add(new PullLoop(cluster, origin, pull, start, pull instanceof Pull.Stats ? stats : summaries,
                    collecting, health));
        }
        return PullThreads.start(host, loops);
    }

    /** Until there is something else to do. */
    private void watch() throws IOException, InterruptedException {
        boolean settled = false;
        long next = nextDescription();
        while (assigned.get().isSameWork(work)) {
            means.pace().sleep(ClusterCollector.LOOK);
            health.check();
            if (health.wasGood() && !settled) {
                settled = true;
                delay.reset();
            }
            if (means.pace().nanos() - next >= 0) {
                if (isOther()) {
                    return;
                }
                next = nextDescription();
            }
        }
    }

    private long nextDescription() {
        Duration after = known.keySet().containsAll(wanted()) ? DESCRIBES_AGAIN : LOOKS_FOR_UNKNOWN;
        double share = 1 + means.random().nextDouble() / 10;
        return means.pace().nanos() + (long) (after.toNanos() * share);
    }

    /** Asks the cluster about its stats once more. */
    private boolean isOther() throws InterruptedException {
        try {
            Map<String, StatKey> now = described();
            if (now.equals(known)) {
                return false;
            }
            log.say(Level.NOTICE, "the cluster tells other things of its stats than before", "cluster", host);
            known = now;
            return true;
        } catch (IOException e) {
            log.say(Level.WARN, "the cluster did not tell about its stats: " + e.getMessage(), "cluster", host);
            return false;
        }
    }

    private Map<String, StatKey> described() throws IOException, InterruptedException {
        Set<String> wanted = wanted();
        asked = wanted;
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<String, StatKey> described = new HashMap<>(cluster.describe(wanted));
        described.keySet().retainAll(wanted);
        Set<String> unknown = new LinkedHashSet<>(wanted);
        unknown.removeAll(described.keySet());
        told.unknown(unknown).forEach(stat -> log.say(Level.WARN,
                "the cluster does not know a stat, which is not asked for", "cluster", host, "stat", stat));
        return Map.copyOf(described);
    }

    private Set<String> wanted() {
        Set<String> wanted = new LinkedHashSet<>();
        for (StatGroup group : assigned.get().config().groups()) {
            wanted.addAll(group.stats());
        }
        return wanted;
    }
}
