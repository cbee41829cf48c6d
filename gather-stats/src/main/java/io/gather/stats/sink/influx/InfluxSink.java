package io.gather.stats.sink.influx;

import java.io.IOException;
import java.util.List;

import io.gather.stats.metric.Point;
import io.gather.stats.sink.PointBatch;
import io.gather.stats.sink.SinkBusyException;
import io.gather.stats.sink.StatsSink;
import io.gather.stats.sink.pieces.LastTaken;
import io.gather.stats.sink.pieces.PieceWriter;
import io.gather.transport.database.DatabaseBusyException;
import io.gather.transport.database.influx.InfluxClient;

/** Points of a cluster in a database of InfluxDB. */
final class InfluxSink implements StatsSink {
    private final InfluxClient client;
    private final LineProtocol protocol;
    private final LastTaken<Point> lastTaken = new LastTaken<>();
    private String refusal = "";

    InfluxSink(InfluxClient client, LineProtocol protocol) {
        this.client = client;
        this.protocol = protocol;
    }

    /** @throws IOException when the database is not there */
    InfluxSink opened() throws IOException, InterruptedException {
        try {
            client.ping();
            return this;
        } catch (IOException | InterruptedException | RuntimeException e) {
            client.close();
            throw e;
        }
    }

    @Override
    public int write(PointBatch batch) throws IOException, InterruptedException {
        List<Point> points = batch.points().stream().filter(InfluxText::isLine).toList();
        PieceWriter<Point> writer = new PieceWriter<>(new Lines(client, protocol, Lines.MOST_BYTES), lastTaken);
        int without = batch.points().size() - points.size();
        if (without > 0) {
            writer.refuse(without, "no field of them has a number that can be written");
        }
        try {
            for (int from = 0; from < points.size(); from += Lines.MOST) {
                writer.write(points.subList(from, Math.min(points.size(), from + Lines.MOST)));
            }
        } catch (DatabaseBusyException e) {
            throw new SinkBusyException(String.valueOf(e.getMessage()), e.after(), e);
        }
        refusal = writer.reason();
        return writer.refused();
    }

    @Override
    public String refusal() {
        return refusal;
    }

    @Override
    public void close() {
        client.close();
    }
}
