package io.gather.stats.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.core.json.Json;
import io.gather.core.settings.Setting;
import io.gather.core.units.ByteSize;
import io.gather.stats.config.CheckedConfig;
import io.gather.stats.config.ConfigReader;
import io.gather.stats.metric.Point;
import io.gather.stats.store.PointReader;
import io.gather.stats.store.ScanTally;
import io.gather.stats.store.TimeSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SnapshotTest {
    @TempDir
    Path folder;

    private final FakeClusters clusters = new FakeClusters();
    private PointRoom room = PointRoom.OF_DISK;

    @Test
    void whoDoesNotAnswerCostsOnlyItself() throws Exception {
        SnapshotReport report = take(Duration.ZERO, Duration.ofSeconds(3), "good", "down", "hangs", "half");

        assertThat(report.clusters()).extracting(it -> it.host() + " " + it.state()).containsExactly("good COMPLETE",
                "down FAILED", "hangs FAILED", "half PARTIAL");
        assertThat(report.clusters()).extracting(SnapshotReport.OfCluster::error).containsExactly("",
                "nobody answers at down", "it had not answered 3 s after the others might have", "the answer was cut");
        assertThat(points()).extracting(it -> it.name() + " " + it.tags()).containsExactlyInAnyOrder(
                "cluster.health {cluster=cluster-good}", "node.summary.protocol {cluster=cluster-good}",
                "cluster.health {cluster=cluster-half}", "node.summary.protocol {cluster=cluster-half}");
        assertThat(clusters.closed).containsExactlyInAnyOrder("good", "half");
    }

    @Test
    void saysWhatWasAskedAndWhatWasNotGiven() throws Exception {
        take(Duration.ZERO, Duration.ofSeconds(5), "good", "disabled");

        JsonNode report = Json.mapper().readTree(folder.resolve("clusters.json").toFile());
        JsonNode good = report.get("clusters").get(0);
        assertThat(good.get("unknown").toString()).isEqualTo("[\"unheard\"]");
        assertThat(good.get("failures").toString())
                .isEqualTo("[{\"stat\":\"gone\",\"device\":3,\"code\":6,\"message\":\"too slow\"}]");
        assertThat(good.get("odd").toString()).isEqualTo("{\"null\":1}");
        assertThat(good.get("pulls").toString()).contains("\"what\":\"stats\"")
                .contains("\"what\":\"summary protocol\"");
        assertThat(report.get("clusters").get(1).get("state").textValue()).isEqualTo("DISABLED");
        assertThat(Files.readString(folder.resolve("clusters.json"))).doesNotContain("open-sesame")
                .doesNotContain("operator");
        assertThat(folder.resolve("stats.html")).content().contains("cluster-good");
    }

    @Test
    void asksAgainForAsLongAsWanted() throws Exception {
        long begun = System.nanoTime();
        SnapshotReport report = take(Duration.ofMillis(2200), Duration.ofSeconds(5), "good");

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofSeconds(2),
                Duration.ofSeconds(8));
        assertThat(report.clusters().getFirst().pulls().getFirst().done()).isBetween(2L, 3L);
    }

    @Test
    void whatIsThereIsKeptWhenItIsInterrupted() throws Exception {
        List<Throwable> thrown = new ArrayList<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            try {
                take(Duration.ZERO, Duration.ofMinutes(1), "good", "hangs");
            } catch (Exception e) {
                thrown.add(e);
            }
        });
        while (!clusters.closed.contains("good")) {
            Thread.onSpinWait();
        }
        thread.interrupt();
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();

        assertThat(thrown).singleElement().isInstanceOf(InterruptedException.class);
        assertThat(points()).hasSize(2);
        assertThat(folder.resolve("clusters.json")).content().contains("it was interrupted");
    }

    @Test
    void whatThereIsNoRoomForIsLeftOutAndTold() throws Exception {
        room = new PointRoom(ByteSize.of(1), ByteSize.of(0));
        SnapshotReport report = take(Duration.ZERO, Duration.ofSeconds(5), "good");
        assertThat(report.cut()).contains("further points are left out", "which is the most");
        assertThat(report.points()).isEqualTo(1);
        assertThat(points()).hasSize(1);
        assertThat(folder.resolve("stats.html")).content().contains("cluster-good");

        room = new PointRoom(ByteSize.ofMiB(1), ByteSize.of(Long.MAX_VALUE));
        assertThat(take(Duration.ZERO, Duration.ofSeconds(5), "good").cut()).contains("are to stay so");
        assertThat(points()).isEmpty();
    }

    @Test
    void aFullDiskIsTold() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> new Snapshot(clusters, config("good"), Clock.systemUTC(), Duration.ofSeconds(1),
                PointRoom.OF_DISK)
                .take(Duration.ZERO, missing)).isInstanceOf(IOException.class);
    }

    @Test
    void settingsHaveTheModulesName() {
        assertThat(StatsSettings.all()).extracting(Setting::key).allMatch(key -> key.startsWith("stats."));
    }

    private SnapshotReport take(Duration length, Duration grace, String... hosts) throws Exception {
        return new Snapshot(clusters, config(hosts), Clock.systemUTC(), grace, room).take(length, folder);
    }

    private List<Point> points() throws Exception {
        List<Point> points = new ArrayList<>();
        new PointReader(TimeSpan.ALL, new ScanTally()).read(List.of(folder.resolve("points.jsonl.gz")), points::add);
        return points;
    }

    static CheckedConfig config(String... hosts) {
        return ConfigReader.parse(Path.of("idic.toml"), text(hosts), Set.of());
    }

    static String text(String... hosts) {
        StringBuilder text = new StringBuilder("""
                [global]
                version = "0.40"
                stats_processor = "file"
                min_update_interval_override = 1
                active_stat_groups = ["g"]
                [summary_stats]
                protocol = true
                [[statgroup]]
                name = "g"
                update_interval = "1"
                stats = ["cluster.health", "unheard"]
                """);
        for (String host : hosts) {
            text.append("[[cluster]]\nhostname = \"").append(host)
                    .append("\"\nusername = \"operator\"\npassword = \"open-sesame\"\n")
                    .append("disabled = ").append(host.equals("disabled")).append('\n');
        }
        return text.toString();
    }
}
