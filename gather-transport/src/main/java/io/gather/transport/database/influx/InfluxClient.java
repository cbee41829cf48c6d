package io.gather.transport.database.influx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

import io.gather.transport.database.DatabaseClient;
import io.gather.transport.database.DatabaseServer;
import io.gather.transport.database.WriteAnswer;
import okhttp3.HttpUrl;

/** Writes lines to a database of InfluxDB 1, or to a bucket of InfluxDB 2. For one thread; another one may close it. */
public final class InfluxClient implements AutoCloseable {
    private static final String TYPE = "text/plain; charset=utf-8";

    private final DatabaseClient client;
    private final HttpUrl ping;
    private final HttpUrl write;

    private InfluxClient(DatabaseClient client, HttpUrl ping, HttpUrl write) {
        this.client = client;
        this.ping = ping;
        this.write = write;
    }

    /** Lines have their times in seconds. */
    public static InfluxClient v1(DatabaseServer server, String database, DatabaseClient.Patience patience) {
        HttpUrl ping = at(server, "ping").addQueryParameter("wait_for_leader", "30s").build();
        HttpUrl write = at(server, "write").addQueryParameter("consistency", "").addQueryParameter("db", database)
                .addQueryParameter("precision", "s").addQueryParameter("rp", "").build();
        return new InfluxClient(new DatabaseClient(server, patience), ping, write);
    }

    /** Lines have their times in nanoseconds. */
    public static InfluxClient v2(DatabaseServer server, String organization, String bucket,
            DatabaseClient.Patience patience) {
        HttpUrl write = at(server, "api/v2/write").addQueryParameter("bucket", bucket)
                .addQueryParameter("org", organization).addQueryParameter("precision", "ns").build();
        return new InfluxClient(new DatabaseClient(server, patience), at(server, "ping").build(), write);
    }

    private static HttpUrl.Builder at(DatabaseServer server, String path) {
        return server.home().newBuilder().addPathSegments(path);
    }

    /**
     * @throws IOException when it is not there
     * @throws io.gather.core.error.GatherException when it does not let us in
     */
    public void ping() throws IOException, InterruptedException {
        client.ping(ping);
    }

    /** As {@link DatabaseClient#post}. */
    public WriteAnswer write(byte[] lines) throws IOException, InterruptedException {
        return client.post(write, Map.of("Content-Encoding", "gzip"), TYPE, compressed(lines));
    }

    private static byte[] compressed(byte[] lines) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(lines.length / 8 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes, 1 << 13) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        }) {
            out.write(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        client.close();
    }
}
