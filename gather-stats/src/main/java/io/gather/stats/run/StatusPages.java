package io.gather.stats.run;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

import io.gather.stats.status.ClusterStatus;
import io.gather.stats.status.ClusterStatus.State;
import io.gather.stats.status.StatsStatus;
import io.gather.transport.net.serve.Site;
import io.gather.transport.net.serve.SiteReply;
import io.gather.transport.net.serve.SiteRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the collector answers when it is asked how it is doing.
 *
 * @param status the last one; it is renewed every few seconds by a collector that works
 */
record StatusPages(Supplier<@Nullable StatsStatus> status, Supplier<Instant> clock) implements Site {
    static final Duration OLD = Duration.ofMinutes(1);
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final int UNAVAILABLE = 503;

    @Override
    public SiteReply answer(SiteRequest request) {
        StatsStatus now = status.get();
        return switch (request.path()) {
            case "/metrics" ->
                SiteReply.of(200, OwnMetrics.TYPE, now == null ? "" : OwnMetrics.of(now)).compressed();
            case "/healthz" -> health(now);
            case "/readyz" -> readiness(now);
            default -> SiteReply.of(200, PLAIN, "/metrics, /healthz, /readyz\n");
        };
    }

    private SiteReply health(@Nullable StatsStatus now) {
        if (now == null) {
            return SiteReply.of(200, PLAIN, "starts\n");
        }
        Duration age = Duration.between(now.at(), clock.get());
        return age.compareTo(OLD) > 0
                ? clusters(UNAVAILABLE, "hangs since " + now.at(), now)
                : clusters(200, "ok", now);
    }

    private static SiteReply readiness(@Nullable StatsStatus now) {
        if (now == null) {
            return SiteReply.of(UNAVAILABLE, PLAIN, "starts\n");
        }
        return now.clusters().stream().anyMatch(it -> it.state() == State.COLLECTING)
                ? clusters(200, "collects", now)
                : clusters(UNAVAILABLE, "collects from no cluster", now);
    }

    private static SiteReply clusters(int status, String first, StatsStatus now) {
        StringBuilder text = new StringBuilder(first).append('\n');
        for (ClusterStatus cluster : now.clusters()) {
            text.append(cluster.host()).append(' ').append(cluster.state())
                    .append(cluster.error().isEmpty() ? "" : ": " + cluster.error()).append('\n');
        }
        return SiteReply.of(status, PLAIN, text.toString());
    }
}
