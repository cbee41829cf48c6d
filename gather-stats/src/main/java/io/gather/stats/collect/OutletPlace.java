package io.gather.stats.collect;

import java.time.Duration;
import java.util.Map;

import io.gather.stats.metric.StatKey;
import io.gather.stats.sink.PointOutlet;
import io.gather.stats.sink.SinkTarget;
import org.jspecify.annotations.Nullable;

/** Where the outlet of a cluster is, across connections. For one thread at a time, another one may close it afterwards. */
final class OutletPlace {
    private static final Duration CLOSING = Duration.ofSeconds(4);

    private final CollectorMeans means;
    private final SinkTally listener;
    private @Nullable Opened opened;

    private record Opened(PointOutlet outlet, Assignment work, String cluster) {}

    OutletPlace(CollectorMeans means, SinkTally listener) {
        this.means = means;
        this.listener = listener;
    }

    /** Whether the one that is there is as wanted. */
    boolean is(Assignment work, String cluster) {
        Opened there = opened;
        return there != null && there.work.isWrittenAs(work) && there.cluster.equals(cluster);
    }

    /** The one that is there if it is as wanted, else a new one. */
    PointOutlet of(Assignment work, String cluster, Map<String, StatKey> stats) throws InterruptedException {
        Opened there = opened;
        if (there != null && is(work, cluster)) {
            there.outlet.describe(stats);
            return there.outlet;
        }
        close(CLOSING);
        PointOutlet outlet = means.outlets().open(
                new SinkTarget(cluster, work.cluster(), work.config().sink(), stats, means.environment(),
                        means.folder()),
                work.config(), listener);
        opened = new Opened(outlet, work, cluster);
        return outlet;
    }

    void close(Duration within) throws InterruptedException {
        Opened there = opened;
        if (there != null) {
            opened = null;
            there.outlet.close(within);
        }
    }
}
