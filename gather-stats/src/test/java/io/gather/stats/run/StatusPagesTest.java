package io.gather.stats.run;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.gather.stats.status.ClusterStatus;
import io.gather.stats.status.ClusterStatus.State;
import io.gather.stats.status.SinkStatus;
import io.gather.stats.status.StatsStatus;
import io.gather.transport.net.serve.SiteReply;
import io.gather.transport.net.serve.SiteRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StatusPagesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:15:00Z");

    private @Nullable StatsStatus status;

    private String page(String path) throws Exception {
        SiteReply reply = new StatusPages(() -> status, () -> NOW).answer(new SiteRequest(path, Map.of(), ""));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reply.content().write(out);
        return reply.status() + " " + out.toString(StandardCharsets.UTF_8);
    }

    private static StatsStatus of(Instant at, State... states) {
        return new StatsStatus(StatsStatus.FORMAT, 1, at, at, null, "idic.toml", at, "", "discard",
                List.of(states).stream().map(it -> cluster(it, at)).toList());
    }

    private static ClusterStatus cluster(State state, Instant at) {
        return new ClusterStatus("east.example.com", "east", "v9.5", state, at,
                state == State.WAITING ? "nobody answers" : "", null, 1, 1, Map.of(), 1, 1, 0, Map.of(), 0, List.of(),
                new SinkStatus(1, 0, 0, Map.of(), 0, 0, null, 1, 0, 0, ""));
    }

    @Test
    void itIsHealthyWhileItWorksWhateverBecomesOfClusters() throws Exception {
        assertThat(page("/healthz")).isEqualTo("200 starts\n");
        status = of(NOW.minusSeconds(3), State.WAITING);
        assertThat(page("/healthz")).isEqualTo("200 ok\neast.example.com WAITING: nobody answers\n");
        status = of(NOW.minus(StatusPages.OLD).minusSeconds(1), State.COLLECTING);
        assertThat(page("/healthz")).startsWith("503 hangs since 2026-11-20T10:13:59Z\n");
    }

    @Test
    void itIsReadyWhenSomethingIsCollected() throws Exception {
        assertThat(page("/readyz")).isEqualTo("503 starts\n");
        status = of(NOW, State.WAITING);
        assertThat(page("/readyz")).startsWith("503 collects from no cluster\n");
        status = of(NOW, State.WAITING, State.COLLECTING);
        assertThat(page("/readyz")).startsWith("200 collects\neast.example.com WAITING: nobody answers\n");
    }

    @Test
    void otherPathsNameThePages() throws Exception {
        assertThat(page("/")).isEqualTo("200 /metrics, /healthz, /readyz\n");
    }
}
