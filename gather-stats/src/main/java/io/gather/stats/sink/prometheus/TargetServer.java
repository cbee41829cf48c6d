package io.gather.stats.sink.prometheus;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.SinkConfig;
import io.gather.transport.metrics.MetricsServer;
import io.gather.transport.metrics.OwnAddress;
import io.gather.transport.metrics.Page;
import io.gather.transport.metrics.ServerBounds;

/** Tells Prometheus over HTTP where the clusters of this process are served: its {@code http_sd}. One a process. */
public final class TargetServer implements AutoCloseable {
    private final MetricsServer server;

    private TargetServer(MetricsServer server) {
        this.server = server;
    }

    /** @throws IOException when its port is in use */
    public static TargetServer open(SinkConfig.Discovery discovery, List<ClusterConfig> clusters) throws IOException {
        String address = discovery.address().isEmpty()
                ? OwnAddress.find().orElse("localhost")
                : discovery.address();
        Page page = Page.of("application/json", TargetList.json(address, clusters));
        return new TargetServer(MetricsServer.open(new MetricsServer.Place("", discovery.port()), Optional.empty(),
                Optional.empty(), path -> page, ServerBounds.usual()));
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
