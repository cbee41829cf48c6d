package io.gather.stats.sink.influx;

import java.io.IOException;

import io.gather.core.error.Category;
import io.gather.stats.config.SinkConfig;
import io.gather.stats.sink.SinkTarget;
import io.gather.stats.sink.StatsSink;
import io.gather.stats.sink.StatsSinkProvider;
import io.gather.transport.database.DatabaseClient.Patience;
import io.gather.transport.database.DatabaseServer;
import io.gather.transport.database.influx.InfluxClient;
import io.gather.transport.net.Subject;

/** {@code influxdbv2}: a bucket of InfluxDB 2. */
public final class InfluxDb2 implements StatsSinkProvider {
    private static final Subject SUBJECT = new Subject("influxdbv2", Category.REFUSED);

    private final Patience patience;

    public InfluxDb2() {
        this(Patience.usual());
    }

    InfluxDb2(Patience patience) {
        this.patience = patience;
    }

    @Override
    public String name() {
        return "influxdbv2";
    }

    @Override
    public StatsSink open(SinkTarget target) throws IOException, InterruptedException {
        SinkConfig.InfluxV2 config = (SinkConfig.InfluxV2) target.config();
        String token = config.token().in(target.environment(), "access_token of [influxdbv2]");
        SinkConfig.Peer peer = config.peer();
        DatabaseServer server = DatabaseServer.of(SUBJECT, peer.host(), peer.port(), peer.tls(), peer.verifyTls(),
                peer.authorities(), DatabaseServer.authorization(SUBJECT, "access_token", "Token " + token));
        return new InfluxSink(InfluxClient.v2(server, config.organization(), config.bucket(), patience),
                LineProtocol.V2).opened();
    }
}
