package io.gather.stats.collect;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.gather.stats.cluster.StatsCluster;
import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.log.StatsLog;
import io.gather.stats.metric.StatKey;

/** What a cluster tells of the stats that are wanted; it is asked again now and then. For one thread. */
final class KnownStats {
    /** After which a cluster may have other stats: it was upgraded. */
    static final Duration DESCRIBES_AGAIN = Duration.ofHours(1);
    /** After which stats that it did not know are asked about again. */
    static final Duration LOOKS_FOR_UNKNOWN = Duration.ofMinutes(10);

    private final StatsCluster cluster;
    private final String host;
    private final CollectorMeans means;
    private final ToldFailures told;
    private Set<String> wanted = Set.of();
    private Map<String, StatKey> known = Map.of();
    private long next;

    KnownStats(StatsCluster cluster, String host, CollectorMeans means, ToldFailures told) {
        this.cluster = cluster;
        this.host = host;
        this.means = means;
        this.told = told;
    }

    /** By the names that are wanted. */
    Map<String, StatKey> all() {
        return known;
    }

    /** These are wanted from now on; where they are others than before the cluster is asked. */
    void want(Set<String> stats) throws IOException, InterruptedException {
        if (!stats.equals(wanted)) {
            known = described(stats);
            wanted = stats;
            plan();
        }
    }

    /** Asks once more, if it is time to. @return whether the cluster tells other things than before */
    boolean look() throws InterruptedException {
        if (wanted.isEmpty() || means.pace().nanos() - next < 0) {
            return false;
        }
        StatsLog log = means.log();
        try {
            Map<String, StatKey> now = described(wanted);
            if (now.equals(known)) {
                return false;
            }
            log.say(Level.NOTICE, "the cluster tells other things of its stats than before", "cluster", host);
            known = now;
            return true;
        } catch (IOException e) {
            log.say(Level.WARN, "the cluster did not tell about its stats: " + e.getMessage(), "cluster",
                    host);
            return false;
        } finally {
            plan();
        }
    }

    private void plan() {
        Duration after = known.keySet().containsAll(wanted) ? DESCRIBES_AGAIN : LOOKS_FOR_UNKNOWN;
        double share = 1 + means.random().nextDouble() / 10;
        next = means.pace().nanos() + (long) (after.toNanos() * share);
    }

    private Map<String, StatKey> described(Set<String> stats) throws IOException, InterruptedException {
        if (stats.isEmpty()) {
            return Map.of();
        }
        Map<String, String> failed = new LinkedHashMap<>();
        Map<String, StatKey> described = new HashMap<>(cluster.describe(stats, failed::put));
        described.keySet().retainAll(stats);
        Set<String> unknown = new LinkedHashSet<>(stats);
        unknown.removeAll(described.keySet());
        for (String stat : told.unknown(unknown)) {
            String why = failed.get(stat);
            if (why == null) {
                means.log().say(Level.WARN, "the cluster does not know a stat, which is not asked for", "cluster",
                        host, "stat", stat);
            } else {
                means.log().say(Level.WARN,
                        "the cluster cannot say what a stat is, which is not asked for until it can: " + why,
                        "cluster", host, "stat", stat);
            }
        }
        return Map.copyOf(described);
    }
}
