package io.gather.stats.sink.influx;

import java.io.IOException;
import java.util.Map;

import io.gather.core.error.Category;
import io.gather.stats.config.SinkConfig;
import io.gather.stats.sink.SinkTarget;
import io.gather.stats.sink.StatsSink;
import io.gather.stats.sink.StatsSinkProvider;
import io.gather.transport.database.DatabaseClient.Patience;
import io.gather.transport.database.DatabaseServer;
import io.gather.transport.database.influx.InfluxClient;
import io.gather.transport.net.Subject;

/** {@code influxdb}: a database of InfluxDB 1, or of whatever takes its lines at {@code /write}. */
public final class InfluxDb implements StatsSinkProvider {
    private static final Subject SUBJECT = new Subject("influxdb", Category.REFUSED);

    private final Patience patience;

    public InfluxDb() {
        this(Patience.usual());
    }

    InfluxDb(Patience patience) {
        this.patience = patience;
    }

    @Override
    public String name() {
        return "influxdb";
    }

    @Override
    public StatsSink open(SinkTarget target) throws IOException, InterruptedException {
        SinkConfig.InfluxV1 config = (SinkConfig.InfluxV1) target.config();
        Map<String, String> login = config.login()
                .map(it -> DatabaseServer.basic(it.user().in(target.environment(), "username of [influxdb]"),
                        it.password().in(target.environment(), "password of [influxdb]")))
                .orElse(Map.of());
        SinkConfig.Peer peer = config.peer();
        DatabaseServer server = DatabaseServer.of(SUBJECT, peer.host(), peer.port(), peer.tls(), peer.verifyTls(),
                peer.authorities(), login);
        return new InfluxSink(InfluxClient.v1(server, config.database(), patience), LineProtocol.V1).opened();
    }
}
