package io.gather.stats.sink.prometheus;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;

import io.gather.core.error.Category;
import io.gather.stats.config.SinkConfig;
import io.gather.stats.sink.SinkTarget;
import io.gather.stats.sink.StatsSink;
import io.gather.stats.sink.StatsSinkProvider;
import io.gather.transport.net.Subject;
import io.gather.transport.net.serve.SiteBounds;
import io.gather.transport.net.serve.SiteLogin;
import io.gather.transport.net.serve.SitePlace;
import io.gather.transport.net.serve.SiteReply;
import io.gather.transport.net.serve.SiteRequest;
import io.gather.transport.net.serve.SiteServer;
import io.gather.transport.net.tls.PemFile;
import io.gather.transport.net.tls.ServerCertificate;
import org.jspecify.annotations.Nullable;

/** {@code prometheus}: serves each cluster's metrics at a port of its own. */
public final class Prometheus implements StatsSinkProvider {
    static final String NAME = "prometheus";
    private static final Subject SUBJECT = new Subject(NAME, Category.REFUSED);
    private static final String PATH = "/metrics";
    /** As gostats calls it. */
    private static final String REALM = "Restricted";
    private static final String HOME = """
            <html>
            <body>
            <h1>Dell PowerScale OpenMetrics Exporter</h1>
            <p>Performance metrics for this cluster may be found at <a href="/metrics">/metrics</a></p>
            </body>
            </html>""";

    private final Semaphore sorting = new Semaphore(MetricsPage.AT_ONCE, true);

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
        AtomicReference<@Nullable String> trouble = new AtomicReference<>();
        Optional<SSLContext> tls = config.serverKey().map(it -> certificate(it).context(trouble::set));
        return new PrometheusSink(store, SiteServer.open(SitePlace.open(target.settings().prometheusPort().orElse(0)),
                tls, login(config, target.environment()), request -> page(request, store), SiteBounds.POLLED,
                trouble::set), trouble);
    }

    private SiteReply page(SiteRequest request, SampleStore store) {
        return request.path().equals(PATH)
                ? new SiteReply(200, SampleStore.CONTENT_TYPE, new MetricsPage(store, sorting, System::nanoTime))
                        .compressed()
                : SiteReply.of(200, SiteReply.HTML, HOME);
    }

    private static ServerCertificate certificate(SinkConfig.ServerKey key) {
        return new ServerCertificate(new PemFile(key.certificate(), SUBJECT.setting("tls_cert")),
                new PemFile(key.key(), SUBJECT.setting("tls_key")));
    }

    private static Optional<SiteLogin> login(SinkConfig.Prometheus config, Map<String, String> environment) {
        return config.login().map(it -> SiteLogin.ofUser(it.user().in(environment, "username of [prometheus]"),
                it.password().in(environment, "password of [prometheus]"), REALM, PATH::equals));
    }
}
