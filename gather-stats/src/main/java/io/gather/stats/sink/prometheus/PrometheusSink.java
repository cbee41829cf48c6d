package io.gather.stats.sink.prometheus;

import java.util.Map;

import io.gather.stats.metric.StatKey;
import io.gather.stats.sink.PointBatch;
import io.gather.stats.sink.StatsSink;
import io.gather.transport.metrics.MetricsServer;

/** The last points of a cluster, for whoever fetches them. */
final class PrometheusSink implements StatsSink {
    private final SampleStore store;
    private final MetricsServer server;

    PrometheusSink(SampleStore store, MetricsServer server) {
        this.store = store;
        this.server = server;
    }

    int port() {
        return server.port();
    }

    @Override
    public int write(PointBatch batch) {
        store.put(batch, System.nanoTime());
        return 0;
    }

    @Override
    public void describe(Map<String, StatKey> stats) {
        store.describe(stats);
    }

    @Override
    public void close() {
        server.close();
    }
}
