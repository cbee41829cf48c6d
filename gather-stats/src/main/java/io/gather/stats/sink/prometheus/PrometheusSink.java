package io.gather.stats.sink.prometheus;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.gather.stats.metric.StatKey;
import io.gather.stats.sink.PointBatch;
import io.gather.stats.sink.StatsSink;
import io.gather.transport.net.serve.SiteServer;
import org.jspecify.annotations.Nullable;

/** The last points of a cluster, for whoever fetches them. */
final class PrometheusSink implements StatsSink {
    private final SampleStore store;
    private final SiteServer server;
    private final AtomicReference<@Nullable String> trouble;

    /** @param trouble what the server has to tell, the last of it */
    PrometheusSink(SampleStore store, SiteServer server, AtomicReference<@Nullable String> trouble) {
        this.store = store;
        this.server = server;
        this.trouble = trouble;
    }

    int port() {
        return server.port();
    }

    /** Points are shown from now on, also where it throws: that tells of trouble with serving them, once. */
    @Override
    public int write(PointBatch batch) throws IOException {
        store.put(batch, System.nanoTime());
        String told = trouble.getAndSet(null);
        if (told != null) {
            throw new IOException(told);
        }
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
