package io.gather.stats.sink.prometheus;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.SinkConfig;
import io.gather.transport.net.serve.OwnAddress;
import io.gather.transport.net.serve.SiteBounds;
import io.gather.transport.net.serve.SitePlace;
import io.gather.transport.net.serve.SiteReply;
import io.gather.transport.net.serve.SiteServer;

/** Tells Prometheus over HTTP where the clusters of this process are served: its {@code http_sd}. One a process. */
public final class TargetServer implements AutoCloseable {
    private final SiteServer server;

    private TargetServer(SiteServer server) {
        this.server = server;
    }

    /** @throws IOException when its port is in use */
    public static TargetServer open(SinkConfig.Discovery discovery, List<ClusterConfig> clusters,
            Consumer<String> notices) throws IOException {
        String address = discovery.address().isEmpty()
                ? OwnAddress.find().orElse("localhost")
                : discovery.address();
        SiteReply page = SiteReply.of(200, SiteReply.JSON, TargetList.json(address, clusters)).compressed();
        return new TargetServer(SiteServer.open(SitePlace.open(discovery.port()), Optional.empty(), Optional.empty(),
                _ -> page, SiteBounds.POLLED, notices));
    }

    public int port() {
        return server.port();
    }

    /** Where it is. */
    @Override
    public String toString() {
        return server.toString();
    }

    @Override
    public void close() {
        server.close();
    }
}
