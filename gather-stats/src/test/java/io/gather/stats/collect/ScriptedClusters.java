package io.gather.stats.collect;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.gather.core.error.Category;
import io.gather.stats.cluster.StatsCluster;
import io.gather.stats.cluster.StatsClusters;
import io.gather.stats.config.ClusterConfig;
import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.OddKind;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.PointOrigin;
import io.gather.stats.metric.ReplyListener;
import io.gather.stats.metric.StatKey;
import io.gather.stats.metric.SummaryKind;
import io.gather.stats.metric.TagSet;
import io.gather.transport.error.PapiError;
import io.gather.transport.net.Subject;
import io.gather.transport.papi.PapiException;
import org.jspecify.annotations.Nullable;

/** Clusters that answer as a test says, and remember what they were asked. */
final class ScriptedClusters implements StatsClusters {
    final List<String> asked = new CopyOnWriteArrayList<>();
    final Map<String, Double> stats = new HashMap<>(Map.of("cluster.health", 5.0, "ifs.bytes.used", 300.0));
    volatile @Nullable IOException down;
    volatile @Nullable IOException sick;
    volatile @Nullable RuntimeException wrong;
    volatile @Nullable CountDownLatch summaries;
    /** What fails, by the beginning of what is asked. */
    final Map<String, IOException> failing = new ConcurrentHashMap<>();
    private final CollectorPace pace;

    ScriptedClusters(CollectorPace pace) {
        this.pace = pace;
    }

    long count(String what) {
        return asked.stream().filter(it -> it.startsWith(what)).count();
    }

    @Override
    public StatsCluster open(ClusterConfig config) throws IOException {
        asked.add("open " + config.host() + " " + Duration.ofNanos(pace.nanos()).toSeconds());
        RuntimeException hopeless = wrong;
        if (hopeless != null) {
            throw hopeless;
        }
        throwIf(down);
        return new Scripted(config.host());
    }

    private static void throwIf(@Nullable IOException failure) throws IOException {
        if (failure != null) {
            throw failure;
        }
    }

    private void asked(String what) throws IOException {
        asked.add(what);
        for (Map.Entry<String, IOException> each : failing.entrySet()) {
            if (what.startsWith(each.getKey())) {
                throw each.getValue();
            }
        }
    }

    /** As the platform API gives it. */
    static PapiException failure(PapiError error, int status) {
        return new PapiException(new Subject("cluster", Category.NOTHING_GATHERED).error(error, "it answered " + status,
                "east", "look"), status);
    }

    private final class Scripted implements StatsCluster {
        private final String host;

        Scripted(String host) {
            this.host = host;
        }

        @Override
        public String name() {
            return host.toUpperCase(Locale.ROOT);
        }

        @Override
        public String release() {
            return "v9.5";
        }

        @Override
        public Map<String, StatKey> describe(Collection<String> wanted, BiConsumer<String, String> failed)
                throws IOException {
            asked.add("describe " + host);
            throwIf(sick);
            synchronized (stats) {
                return wanted.stream().filter(stats::containsKey).collect(Collectors.toMap(Function.identity(),
                        it -> new StatKey(it, "", "", "cluster", "int32", "avg", stats.getOrDefault(it, 0.0))));
            }
        }

        @Override
        public void current(Collection<String> keys, PointOrigin origin, ReplyListener listener) throws IOException {
            asked("current " + host + " " + String.join(",", keys));
            throwIf(sick);
            for (String key : keys) {
                if (key.equals("cluster.odd")) {
                    listener.odd(key, OddKind.NULL);
                } else {
                    listener.point(point(key, origin));
                }
            }
        }

        @Override
        public void summary(SummaryKind kind, PointOrigin origin, ReplyListener listener)
                throws IOException, InterruptedException {
            asked("summary " + host + " " + kind.word());
            CountDownLatch slow = summaries;
            if (slow != null) {
                slow.await();
            }
            throwIf(sick);
            listener.point(point(kind.measurement(), origin));
        }

        @Override
        public void close() {
            asked.add("close " + host);
        }
    }

    private Point point(String name, PointOrigin origin) {
        return new Point(name, pace.instant().getEpochSecond(), TagSet.of(Map.of("cluster", origin.cluster())),
                FieldSet.of(Map.of("value", 1.0)));
    }
}
