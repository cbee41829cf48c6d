package io.gather.stats.collect;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.config.StatsConfig;
import io.gather.stats.status.ClusterStatus;

/** The collectors of all clusters that a file names. For one thread. */
public final class ClusterCollectors {
    private final CollectorMeans means;
    private final Map<Entry, Running> running = new LinkedHashMap<>();

    /** A cluster as a file names it: there may be several of one host. */
    private record Entry(String host, int port, int number) {
        /** Alone among these: messages and metrics of two entries are to be told apart. */
        String shown(Collection<Entry> all) {
            if (all.stream().filter(it -> it.host.equals(host)).count() < 2) {
                return host;
            }
            String withPort = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
            return number == 0 ? withPort : withPort + "#" + (number + 1);
        }
    }

    private record Running(ClusterCollector collector, Thread thread) {}

    public ClusterCollectors(CollectorMeans means) {
        this.means = means;
    }

    /**
     * Collects what that says: what it does not change goes on as it is.
     *
     * @param tellsMissing whether stats are told that an answer does not have
     */
    public void collect(StatsConfig config, boolean tellsMissing) throws InterruptedException {
        Map<Entry, Assignment> wanted = new LinkedHashMap<>();
        for (ClusterConfig cluster : config.clusters()) {
            if (!cluster.disabled()) {
                int number = 0;
                Assignment work = new Assignment(cluster, config, tellsMissing);
                while (wanted.putIfAbsent(new Entry(cluster.host(), cluster.port(), number), work) != null) {
                    number++;
                }
            }
        }
        Map<Entry, Running> superfluous = new LinkedHashMap<>(running);
        superfluous.keySet().removeAll(wanted.keySet());
        running.keySet().removeAll(superfluous.keySet());
        end(List.copyOf(superfluous.values()), Duration.ofSeconds(4));
        wanted.forEach((entry, work) -> {
            Running there = running.get(entry);
            if (there == null) {
                running.put(entry, start(work, entry.shown(wanted.keySet())));
            } else {
                there.collector.assign(work);
            }
        });
    }

    private Running start(Assignment work, String shown) {
        means.log().say(Level.INFO, "begins with a cluster", "cluster", shown);
        ClusterCollector collector = new ClusterCollector(shown, work, means);
        return new Running(collector, Thread.ofVirtual().name("stats-cluster-" + shown).start(collector));
    }

    /** Why nothing will ever be collected from any cluster; empty: something may. */
    public Optional<GatherException> hopeless() {
        List<Optional<GatherException>> reasons = new ArrayList<>();
        running.values().forEach(it -> reasons.add(Optional.ofNullable(it.collector.hopeless())));
        return !reasons.isEmpty() && reasons.stream().allMatch(Optional::isPresent)
                ? reasons.getFirst()
                : Optional.empty();
    }

    public List<ClusterStatus> status() {
        return running.values().stream().map(it -> it.collector.status()).toList();
    }

    /** Ends all of them, and writes what it can in that time. */
    public void close(Duration within) throws InterruptedException {
        end(List.copyOf(running.values()), within);
    }

    private void end(List<Running> leaving, Duration within) throws InterruptedException {
        long until = System.nanoTime() + within.toNanos();
        leaving.forEach(it -> it.thread.interrupt());
        List<Thread> closing = new ArrayList<>();
        for (Running each : leaving) {
            closing.add(Thread.ofVirtual().name("stats-close-" + each.collector.shown())
                    .start(() -> end(each, until)));
        }
        for (Thread each : closing) {
            each.join();
        }
        leaving.forEach(it -> means.log().say(Level.INFO, "has ended with a cluster", "cluster",
                it.collector.shown()));
    }

    private void end(Running leaving, long until) {
        try {
            // Of the time, a part is left for the points in any case.
            Duration half = Duration.ofNanos(Math.max(1, (until - System.nanoTime()) / 2));
            boolean ignored = leaving.thread.join(half);
            leaving.collector.close(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
