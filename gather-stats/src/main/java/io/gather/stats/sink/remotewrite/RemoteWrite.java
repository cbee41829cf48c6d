package io.gather.stats.sink.remotewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.error.Category;
import io.gather.stats.config.EnvText;
import io.gather.stats.config.SinkConfig;
import io.gather.stats.sink.SinkTarget;
import io.gather.stats.sink.StatsSink;
import io.gather.stats.sink.StatsSinkProvider;
import io.gather.stats.sink.prometheus.MetricNaming;
import io.gather.transport.database.DatabaseClient.Patience;
import io.gather.transport.database.DatabaseServer;
import io.gather.transport.database.remotewrite.RemoteWriteClient;
import io.gather.transport.net.Subject;

/** {@code remote-write}: Prometheus, VictoriaMetrics, Mimir and whatever else takes remote write 1.0. */
public final class RemoteWrite implements StatsSinkProvider {
    private static final Subject SUBJECT = new Subject("remote_write", Category.REFUSED);

    private final Patience patience;

    public RemoteWrite() {
        this(Patience.usual());
    }

    RemoteWrite(Patience patience) {
        this.patience = patience;
    }

    @Override
    public String name() {
        return "remote-write";
    }

    /** There is nothing to ask before writing. */
    @Override
    public StatsSink open(SinkTarget target) {
        SinkConfig.RemoteWrite config = (SinkConfig.RemoteWrite) target.config();
        Map<String, String> headers = new HashMap<>(login(config, target.environment()));
        if (!config.tenant().isEmpty()) {
            headers.put("X-Scope-OrgID", config.tenant());
        }
        DatabaseServer server = DatabaseServer.of(SUBJECT, config.url(), config.verifyTls(), config.authorities(),
                headers);
        List<RemoteWriteClient> clients = new ArrayList<>();
        for (int i = 0; i < config.shards(); i++) {
            clients.add(new RemoteWriteClient(server, patience));
        }
        return new RemoteWriteSink(target.cluster(), new MetricNaming(config.names(), config.instanceLabel()),
                clients);
    }

    private static Map<String, String> login(SinkConfig.RemoteWrite config, Map<String, String> environment) {
        EnvText token = config.token();
        return config.login()
                .map(it -> DatabaseServer.basic(it.user().in(environment, "username of [remote_write]"),
                        it.password().in(environment, "password of [remote_write]")))
                .orElseGet(() -> token.isEmpty()
                        ? Map.of()
                        : DatabaseServer.authorization(SUBJECT, "access_token",
                                "Bearer " + token.in(environment, "access_token of [remote_write]")));
    }
}
