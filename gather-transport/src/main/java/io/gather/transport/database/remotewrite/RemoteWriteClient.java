package io.gather.transport.database.remotewrite;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.gather.transport.database.DatabaseClient;
import io.gather.transport.database.DatabaseServer;
import io.gather.transport.database.WriteAnswer;

/** Writes samples to whatever takes Prometheus remote write 1.0. For one thread; another one may close it. */
public final class RemoteWriteClient implements AutoCloseable {
    private static final Map<String, String> HEADERS = Map.of("Content-Encoding", "snappy",
            "X-Prometheus-Remote-Write-Version", "0.1.0");

    private final DatabaseServer server;
    private final DatabaseClient client;

    public RemoteWriteClient(DatabaseServer server, DatabaseClient.Patience patience) {
        this.server = server;
        this.client = new DatabaseClient(server, patience);
    }

    /** As {@link DatabaseClient#post}. */
    public WriteAnswer write(List<Series> series) throws IOException, InterruptedException {
        return client.post(server.home(), HEADERS, "application/x-protobuf", SnappyBlock.of(WriteRequest.of(series)));
    }

    @Override
    public void close() {
        client.close();
    }
}
