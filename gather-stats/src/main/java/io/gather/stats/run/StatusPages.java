package io.gather.stats.run;

import java.util.function.Supplier;

import io.gather.stats.status.ClusterStatus;
import io.gather.stats.status.StatsStatus;
import io.gather.transport.metrics.Page;
import io.gather.transport.metrics.Pages;
import org.jspecify.annotations.Nullable;

/** What the collector answers when it is asked how it is doing. */
record StatusPages(Supplier<@Nullable StatsStatus> status) implements Pages {
    private static final String PLAIN = "text/plain; charset=utf-8";

    @Override
    public Page at(String path) {
        StatsStatus now = status.get();
        return switch (path) {
            case "/metrics" -> Page.of(OwnMetrics.TYPE, now == null ? "" : OwnMetrics.of(now));
            case "/healthz" -> Page.of(PLAIN, now == null ? "starts\n" : health(now));
            default -> Page.of(PLAIN, "/metrics, /healthz\n");
        };
    }

    private static String health(StatsStatus status) {
        StringBuilder text = new StringBuilder("ok\n");
        for (ClusterStatus cluster : status.clusters()) {
            text.append(cluster.host()).append(' ').append(cluster.state())
                    .append(cluster.error().isEmpty() ? "" : ": " + cluster.error()).append('\n');
        }
        return text.toString();
    }
}
