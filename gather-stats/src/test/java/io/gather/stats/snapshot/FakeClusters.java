package io.gather.stats.snapshot;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;

import io.gather.stats.cluster.StatsCluster;
import io.gather.stats.cluster.StatsClusters;
import io.gather.stats.config.ClusterConfig;
import io.gather.stats.metric.OddKind;
import io.gather.stats.metric.PointOrigin;
import io.gather.stats.metric.ReplyListener;
import io.gather.stats.metric.StatFailure;
import io.gather.stats.metric.StatKey;
import io.gather.stats.metric.SummaryKind;
import io.gather.stats.store.Samples;

/** Clusters that do what their names say: {@code down}, {@code hangs}, {@code half}; others answer. */
final class FakeClusters implements StatsClusters {
    final Set<String> closed = ConcurrentHashMap.newKeySet();

    @Override
    public StatsCluster open(ClusterConfig config) throws IOException, InterruptedException {
        if (config.host().equals("down")) {
            throw new IOException("nobody answers at down");
        }
        if (config.host().equals("hangs")) {
            new CountDownLatch(1).await();
        }
        return new One(config.host());
    }

    private final class One implements StatsCluster {
        private final String host;

        One(String host) {
            this.host = host;
        }

        @Override
        public String name() {
            return "Cluster-" + host;
        }

        @Override
        public String release() {
            return "9.9";
        }

        @Override
        public Map<String, StatKey> describe(Collection<String> stats, BiConsumer<String, String> failed) {
            Map<String, StatKey> known = new HashMap<>();
            stats.stream().filter(it -> !it.startsWith("un")).forEach(
                    it -> known.put(it, new StatKey(it, "", "", "cluster", "int32", "", 1)));
            return known;
        }

        @Override
        public void current(Collection<String> stats, PointOrigin origin, ReplyListener listener) throws IOException {
            for (String stat : stats) {
                listener.point(Samples.point(stat, System.currentTimeMillis() / 1000, 1, "cluster", origin.cluster()));
            }
            listener.odd("odd", OddKind.NULL);
            listener.failed(new StatFailure("gone", 3, 6, "too slow"));
            if (host.equals("half")) {
                throw new IOException("the answer was cut");
            }
        }

        @Override
        public void summary(SummaryKind kind, PointOrigin origin, ReplyListener listener) {
            listener.point(Samples.point(kind.measurement(), System.currentTimeMillis() / 1000, 1, "cluster",
                    origin.cluster()));
        }

        @Override
        public void close() {
            closed.add(host);
        }
    }
}
