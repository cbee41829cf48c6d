package io.gather.cli.stats;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

import io.gather.cli.show.PictureLine;
import io.gather.cli.show.Printer;
import io.gather.cli.show.Terminal;
import io.gather.core.error.GatherException;
import io.gather.stats.status.ClusterStatus;
import io.gather.stats.status.ClusterStatus.State;
import io.gather.stats.status.SinkStatus;
import io.gather.stats.status.StatsStatus;
import io.gather.stats.status.StatusFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LiveViewTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:30:00Z");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void whatNeedsSomebodyComesFirst() {
        List<String> lines = lines(status(null, NOW.minusSeconds(1), cluster("east", State.COLLECTING, ""),
                cluster("west", State.WAITING, "nobody\u001b[2J answers")));

        assertThat(lines.get(0)).isEqualTo("collector 77 of idic.toml, since 60m00s");
        assertThat(lines.get(1))
                .isEqualTo("2 clusters, 1 collected; 8 points a second to file; 10 points wait (2.00 kB)");
        assertThat(lines.get(3)).startsWith("west                     waiting        3        4.0     5.0s            5"
                + "  nobody").endsWith("(again in 30s)");
        assertThat(lines.get(4)).startsWith("east                     collecting");
    }

    @Test
    void tellsOfACollectorThatIsGone() {
        assertThat(lines(status(NOW.minusSeconds(120), NOW.minusSeconds(120))).getFirst()).endsWith("ended 2m00s ago");
        assertThat(lines(status(null, NOW.minusSeconds(120))).getFirst()).contains("has said nothing for 2m00s");
    }

    @Test
    void readsTheCollectorsFile() throws Exception {
        LiveView view = new LiveView(new Printer(new PrintStream(out, true, StandardCharsets.UTF_8), System.err),
                Terminal.of(Map.of()), new StatusFile(folder), InstantSource.fixed(NOW));
        assertThatThrownBy(view::once).isInstanceOf(GatherException.class)
                .hasMessageContaining("no collector has run here");

        new StatusFile(folder).write(status(null, NOW, cluster("east", State.WAITING, "nobody\u001b[2J answers")));
        view.once();
        assertThat(out.toString(StandardCharsets.UTF_8)).hasLineCount(4).contains("east").doesNotContain("\u001b");
        view.json();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"process\":77");
    }

    private static List<String> lines(StatsStatus status) {
        return TopLines.of(status, NOW).stream().map(PictureLine::text).toList();
    }

    private static StatsStatus status(@Nullable Instant ended, Instant at, ClusterStatus... clusters) {
        return new StatsStatus(1, 77, NOW.minusSeconds(3600), at, ended, "idic.toml", NOW, "", "file",
                List.of(clusters));
    }

    private static ClusterStatus cluster(String host, State state, String error) {
        return new ClusterStatus(host, "", "9.9", state, NOW, error,
                state == State.WAITING ? NOW.plusSeconds(30) : null,
                3, 1, Map.of(), 100, 4, 5, Map.of(), 0, List.of(),
                new SinkStatus(1, 0, 0, Map.of(), 5, 1024, null, 1, 0.1, 0.1, ""));
    }
}
