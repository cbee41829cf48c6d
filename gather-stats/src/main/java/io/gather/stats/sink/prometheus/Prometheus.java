package io.gather.stats.sink.prometheus;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

import io.gather.core.error.Category;
import io.gather.stats.config.SinkConfig;
import io.gather.stats.sink.SinkTarget;
import io.gather.stats.sink.StatsSink;
import io.gather.stats.sink.StatsSinkProvider;
import io.gather.transport.metrics.MetricsServer;
import io.gather.transport.metrics.Page;
import io.gather.transport.metrics.PageLogin;
import io.gather.transport.metrics.Pages;
import io.gather.transport.metrics.ServerBounds;
import io.gather.transport.net.Subject;
import io.gather.transport.net.tls.ServerCertificate;

/** {@code prometheus}: serves each cluster's metrics at a port of its own. */
public final class Prometheus implements StatsSinkProvider {
    static final String NAME = "prometheus";
    private static final Subject SUBJECT = new Subject(NAME, Category.REFUSED);
    private static final String PATH = "/metrics";
    private static final String HOME = """
            <html>
            <body>
            <h1>Dell PowerScale OpenMetrics Exporter</h1>
            <p>Performance metrics for this cluster may be found at <a href="/metrics">/metrics</a></p>
            </body>
            </html>""";

    @Override
    public String name() {
        return NAME;
    }

    /** What was measured some time ago is of no use to whoever fetches. */
    @Override
    public boolean keepsPast() {
        return false;
    }

    @Override
    public StatsSink open(SinkTarget target) throws IOException {
        SinkConfig.Prometheus config = (SinkConfig.Prometheus) target.config();
        SampleStore store = new SampleStore(new MetricNaming(config.names(), config.instanceLabel()), config.expiry(),
                target.stats());
        Optional<SSLContext> tls = config.serverKey()
                .map(it -> ServerCertificate.context(it.certificate(), it.key(), SUBJECT));
        Pages pages = path -> path.equals(PATH)
                ? Page.guarded(SampleStore.CONTENT_TYPE, store.text(System.nanoTime()))
                : Page.of("text/html; charset=utf-8", HOME);
        MetricsServer.Place place = new MetricsServer.Place("", target.settings().prometheusPort().orElse(0));
        return new PrometheusSink(store, MetricsServer.open(place, tls, login(config, target.environment()), pages,
                ServerBounds.usual()));
    }

    private static Optional<PageLogin> login(SinkConfig.Prometheus config, Map<String, String> environment) {
        return config.login().map(it -> new PageLogin(it.user().in(environment, "username of [prometheus]"),
                it.password().in(environment, "password of [prometheus]")));
    }
}
