package io.gather.stats.collect;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import io.gather.core.error.GatherException;
import io.gather.stats.cluster.RequestFailure;
import io.gather.stats.config.ConfigReader;
import io.gather.stats.config.StatsConfig;
import io.gather.stats.error.StatsError;
import io.gather.stats.metric.StatKey;
import io.gather.stats.sink.PointBatch;
import io.gather.stats.sink.PointOutlet;
import io.gather.stats.status.ClusterStatus;
import io.gather.stats.status.ClusterStatus.State;
import io.gather.transport.error.PapiError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is collected goes on whatever happens, at its times, in hours that pass at once. */
class ClusterCollectorsTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestPace pace = new TestPace();
    private final ScriptedClusters clusters = new ScriptedClusters(pace);
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<PointBatch> taken = new CopyOnWriteArrayList<>();
    private final List<String> outlets = new CopyOnWriteArrayList<>();
    private final List<String> described = new CopyOnWriteArrayList<>();
    private final ClusterCollectors collectors = new ClusterCollectors(new CollectorMeans(_ -> clusters,
            (target, _, _) -> outlet(target.cluster()), pace, new Random(7),
            (level, text, about) -> messages.add(level + " " + text + " " + String.join(" ", about)), Map.of(),
            Path.of("nowhere")));

    private volatile @Nullable RuntimeException noOutlet;

    private PointOutlet outlet(String cluster) {
        RuntimeException failure = noOutlet;
        if (failure != null) {
            throw failure;
        }
        outlets.add("open " + cluster);
        return new PointOutlet() {
            @Override
            public void take(PointBatch batch) {
                taken.add(batch);
            }

            @Override
            public void describe(Map<String, StatKey> stats) {
                described.add(cluster + " " + String.join(",", new TreeSet<>(stats.keySet())));
            }

            @Override
            public void close(Duration within) {
                outlets.add("close " + cluster);
            }
        };
    }

    private static StatsConfig config(String hosts, String stats, String more) {
        StringBuilder text = new StringBuilder("""
                [global]
                version = "0.40"
                stats_processor = "discard"
                min_update_interval_override = 5
                active_stat_groups = ["g"]
                [logging]
                log_to_stdout = true
                """);
        for (String host : hosts.split(" ")) {
            text.append("[[cluster]]\nhostname = \"").append(host).append("\"\nusername = \"u\"\npassword = \"p\"\n");
        }
        text.append("[[statgroup]]\nname = \"g\"\nupdate_interval = \"*\"\nstats = [").append(stats).append("]\n")
                .append(more);
        return ConfigReader.parse(Path.of("idic.toml"), text.toString(), Set.of("discard")).usable();
    }

    private static StatsConfig usual() {
        return config("east", "'cluster.health', 'ifs.bytes.used'", "[summary_stats]\nclient = true\n");
    }

    private void collect(StatsConfig config) throws InterruptedException {
        collectors.collect(config, false);
    }

    private ClusterStatus status() {
        return collectors.status().getFirst();
    }

    @AfterEach
    void end() throws InterruptedException {
        collectors.close(Duration.ofSeconds(4));
    }

    @Test
    void asksForEverythingInItsIntervals() throws Exception {
        collect(usual());
        pace.pass(HOUR, 4);

        assertThat(clusters.count("open")).isEqualTo(1);
        assertThat(clusters.count("current east cluster.health")).isBetween(719L, 720L);
        assertThat(clusters.count("current east ifs.bytes.used")).isEqualTo(12);
        assertThat(clusters.count("summary east client")).isBetween(719L, 720L);
        assertThat(taken).hasSizeBetween(1450, 1452);
        assertThat(taken.getFirst().points().getFirst().tags().find("cluster")).isEqualTo("east");
        ClusterStatus status = status();
        assertThat(status.state()).isEqualTo(State.COLLECTING);
        assertThat(status.lag()).isLessThan(6);
        assertThat(status.pointsPerSecond()).isBetween(0.3, 0.5);
        assertThat(status.pulls()).allSatisfy(it -> {
            assertThat(it.failed()).isEmpty();
            assertThat(it.skipped()).isZero();
        });
    }

    @Test
    void triesAClusterThatIsDownForEver() throws Exception {
        clusters.down = new IOException("connection refused");
        collect(usual());
        pace.pass(HOUR, 1);

        // Longer each time, up to five minutes.
        assertThat(clusters.count("open")).isBetween(15L, 35L);
        assertThat(status().state()).isEqualTo(State.WAITING);
        assertThat(status().error()).isEqualTo("connection refused");
        assertThat(status().nextAttempt()).isAfter(pace.instant()).isBefore(pace.instant().plusSeconds(301));
        assertThat(collectors.hopeless()).isEmpty();
        assertThat(taken).isEmpty();
    }

    @Test
    void goesOnWhenTheClusterIsBack() throws Exception {
        clusters.down = new IOException("connection refused");
        collect(config("east", "'cluster.health'", ""));
        pace.pass(Duration.ofSeconds(1), 1);
        clusters.down = null;
        // It connects within two seconds; then there are two who sleep.
        pace.passUntil(2);
        pace.pass(Duration.ofMinutes(1), 2);

        assertThat(status().state()).isEqualTo(State.COLLECTING);
        assertThat(taken).hasSizeBetween(11, 12);
        assertThat(messages).anyMatch(it -> it.startsWith("WARN not collected: connection refused cluster east"));
    }

    @Test
    void connectsAnewWhenNothingIsAnswered() throws Exception {
        collect(config("east", "'cluster.health'", ""));
        pace.pass(Duration.ofMinutes(1), 2);
        clusters.sick = new IOException("no answer in time");
        pace.passUntil(1, () -> clusters.count("close") == 1);
        assertThat(clusters.count("close")).isEqualTo(1);
        assertThat(outlets).containsExactly("open east");
        assertThat(status().error()).contains("requests failed 3 times in a row: no answer in time");
        clusters.sick = null;
        pace.passUntil(2, () -> status().state() == State.COLLECTING);
        int before = taken.size();
        pace.pass(Duration.ofMinutes(1), 2);

        assertThat(taken.size() - before).isBetween(11, 12);
        assertThat(outlets).containsExactly("open east");
        assertThat(messages.stream().filter(it -> it.contains("stats: not answered"))).hasSize(2);
    }

    /** Another connection would be refused as well. */
    @ParameterizedTest
    @CsvSource({"REFUSED,404", "FORBIDDEN,403", "GARBLED,200", "TOO_LARGE,200", "BUSY,500", "NO_ANSWER,0",
            "NO_PAPI,404"})
    void aSummaryThatIsNeverGivenCostsItselfAlone(PapiError error, int status) throws Exception {
        clusters.stats.put("slow", 30.0);
        clusters.failing.put("summary", ScriptedClusters.failure(error, status));
        collect(config("east", "'slow'", "[summary_stats]\nclient = true\ndrive = true\nprotocol = true\n"));
        pace.pass(Duration.ofMinutes(10), 5);

        // Summaries may fail before a stat is asked for: only where that tells nothing of the request it is one connection more.
        assertThat(clusters.count("open")).isEqualTo(1);
        assertThat(clusters.count("describe")).isEqualTo(1);
        assertThat(clusters.count("current east slow")).isEqualTo(20);
        assertThat(status().state()).isEqualTo(State.COLLECTING);
        assertThat(status().pulls()).filteredOn(it -> it.what().startsWith("summary")).hasSize(3)
                .allSatisfy(it -> assertThat(it.failed()).containsOnlyKeys(RequestFailure.valueOf(error.name())));
        assertThat(messages).filteredOn(it -> it.contains("summary client: not answered")).hasSizeBetween(6, 8);
    }

    /** Neither a connection made anew nor an edit of other stats gives a slot that the configuration does not have. */
    @Test
    void whatIsAskedAsBeforeKeepsItsSlots() throws Exception {
        collect(config("east", "'cluster.health', 'ifs.bytes.used'", ""));
        pace.pass(Duration.ofSeconds(100), 3);
        clusters.stats.put("cluster.new", 5.0);
        collect(config("east", "'cluster.health', 'ifs.bytes.used', 'cluster.new'", ""));
        pace.pass(Duration.ofSeconds(50), 3);
        assertThat(clusters.count("current east cluster.health")).isBetween(29L, 30L);
        assertThat(clusters.count("current east cluster.health,cluster.new")).isBetween(9L, 10L);
        clusters.failing.put("current", ScriptedClusters.failure(PapiError.UNREACHABLE, 0));
        pace.passUntil(1, () -> clusters.count("close") == 1);
        clusters.failing.clear();
        pace.passUntil(3, () -> clusters.count("open") == 2);
        pace.pass(HOUR.minusSeconds(180), 3);

        assertThat(clusters.count("current east ifs.bytes.used")).isBetween(11L, 12L);
        assertThat(outlets).containsExactly("open east");
        assertThat(status().connects()).isEqualTo(2);
        assertThat(status().pulls()).filteredOn(it -> it.interval() == 300).singleElement()
                .satisfies(it -> assertThat(it.skipped()).isZero());
    }

    @Test
    void aSinkIsOpenedAnewForItsOwnSettingsAlone() throws Exception {
        collect(config("east", "'cluster.health', 'ifs.bytes.used'", ""));
        pace.pass(Duration.ofSeconds(100), 3);
        collect(config("east", "'cluster.health'", ""));
        pace.passUntil(2, () -> described.contains("east cluster.health"));
        assertThat(outlets).containsExactly("open east");
        assertThat(described).last().isEqualTo("east cluster.health");
        collect(config("east", "'cluster.health', 'ifs.bytes.used'", "[spool]\nmax_megabytes = 50\n"));
        pace.passUntil(3, () -> outlets.size() == 3);
        assertThat(outlets).containsExactly("open east", "close east", "open east");
        pace.pass(Duration.ofMinutes(5), 3);
        assertThat(clusters.count("open")).isEqualTo(1);
    }

    @Test
    void doesNotWaitForASlowSummary() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        clusters.summaries = slow;
        collect(usual());
        // The summary hangs in the cluster, the others sleep.
        pace.passUntil(3);
        pace.pass(Duration.ofMinutes(10), 3);
        assertThat(clusters.count("current east cluster.health")).isBetween(119L, 122L);
        assertThat(clusters.count("summary")).isEqualTo(1);
        clusters.summaries = null;
        slow.countDown();
        pace.awaitSleepers(4);
        pace.pass(Duration.ofSeconds(30), 4);

        assertThat(status().pulls()).filteredOn(it -> it.what().equals("summary client")).singleElement()
                .satisfies(it -> {
                    assertThat(it.skipped()).isBetween(117L, 121L);
                    assertThat(it.done()).isBetween(7L, 8L);
                });
    }

    @Test
    void noticesWhatAnUpgradeBrings() throws Exception {
        collect(config("east", "'cluster.health', 'new.stat'", ""));
        pace.pass(Duration.ofMinutes(5), 2);
        assertThat(messages).filteredOn(it -> it.contains("does not know a stat")).singleElement().asString()
                .contains("new.stat");
        synchronized (clusters.stats) {
            clusters.stats.put("new.stat", 5.0);
        }
        pace.pass(Duration.ofMinutes(10), 2);

        assertThat(clusters.count("open")).isEqualTo(1);
        assertThat(clusters.asked.getLast()).isEqualTo("current east cluster.health,new.stat");
        assertThat(outlets).containsExactly("open east");
        assertThat(described).containsExactly("east cluster.health,new.stat");
    }

    @Test
    void tellsOddValuesOnce() throws Exception {
        clusters.stats.put("cluster.odd", 5.0);
        collect(config("east", "'cluster.health', 'cluster.odd'", ""));
        pace.pass(Duration.ofMinutes(1), 2);

        assertThat(messages).filteredOn(it -> it.contains("cannot become a point")).hasSize(1);
        assertThat(status().odd().values()).singleElement().satisfies(it -> assertThat(it).isBetween(11L, 12L));
        assertThat(taken).hasSizeBetween(11, 12);
    }

    @Test
    void changesOnlyWhatIsChanged() throws Exception {
        collect(config("east west", "'cluster.health'", ""));
        pace.pass(Duration.ofMinutes(1), 4);
        collect(config("east north", "'cluster.health'", ""));
        pace.pass(Duration.ofMinutes(1), 4);
        assertThat(clusters.asked).filteredOn(it -> it.startsWith("open")).extracting(it -> it.split(" ")[1])
                .containsExactlyInAnyOrder("east", "west", "north");
        assertThat(clusters.asked).filteredOn(it -> it.startsWith("close")).containsExactly("close west");
        assertThat(outlets).containsExactlyInAnyOrder("open east", "open west", "close west", "open north");

        collect(config("east north", "'cluster.health', 'ifs.bytes.used'", ""));
        pace.passUntil(6, () -> described.size() > 1);
        pace.pass(Duration.ofMinutes(1), 6);
        assertThat(clusters.count("open")).isEqualTo(3);
        assertThat(clusters.count("current east ifs.bytes.used")).isEqualTo(1);
        // One of 5 s goes on as if nothing had happened: each slot once.
        assertThat(clusters.count("current east cluster.health")).isBetween(36L, 39L);
        assertThat(outlets).hasSize(4);
        assertThat(described).contains("EAST cluster.health,ifs.bytes.used".toLowerCase(Locale.ROOT));
        assertThat(status().connects()).isEqualTo(1);
    }

    @Test
    void saysWhenNothingCanEverBeCollected() throws Exception {
        clusters.wrong = new GatherException(StatsError.VARIABLE_UNSET, "the variable 'P' is not set", "east", "set P");
        collect(usual());
        pace.awaitSleepers(1);

        assertThat(collectors.hopeless()).hasValueSatisfying(it -> assertThat(it.what()).contains("'P' is not set"));
    }

    /** A disk gets room again, a lock is let go. */
    @Test
    void triesAgainWhatTheFileAloneDoesNotDecide() throws Exception {
        noOutlet = new GatherException(StatsError.NO_LOG, "the disk is full", "disk", "make room");
        collect(usual());
        pace.pass(Duration.ofMinutes(1), 1);
        assertThat(collectors.hopeless()).isEmpty();
        assertThat(status().state()).isEqualTo(State.WAITING);
        assertThat(status().connectFailures()).containsOnlyKeys(RequestFailure.CONFIG);
        noOutlet = null;
        pace.passUntil(4, () -> status().state() == State.COLLECTING);
        pace.pass(Duration.ofMinutes(1), 4);
        assertThat(taken).isNotEmpty();
    }

    @Test
    void tellsClustersOfOneHostApart() throws Exception {
        StatsConfig config = config("east west east", "'cluster.health'", "");
        collect(config);
        pace.pass(Duration.ofSeconds(10), 6);
        assertThat(collectors.status()).extracting(ClusterStatus::host).containsExactly("east:8080", "west",
                "east:8080#2");
        assertThat(collectors.status()).extracting(ClusterStatus::name).containsExactly("east", "west", "east");
    }

    @Test
    void derivesWhatADashboardNeeds() throws Exception {
        clusters.stats.putAll(Map.of("node.ifs.ops.in", 5.0, "node.ifs.ops.out", 5.0,
                "node.disk.iosched.latency.avg", 5.0));
        collect(config("east", "'node.ifs.ops.in', 'node.ifs.ops.out', 'node.disk.iosched.latency.avg'",
                "[collector]\nderived_stats = true\n"));
        pace.pass(Duration.ofSeconds(20), 2);

        assertThat(taken.getLast().points()).extracting(it -> it.name() + " " + it.fields()).contains(
                "cluster.node.ifs.ops.in.sum {value=1.0}", "cluster.ifs.concurrency {value=2.0}",
                "cluster.node.disk.iosched.latency.avg.avg {value=1.0}",
                "cluster.node.disk.iosched.latency.avg.avg.percentchange {value=0.0}");
    }
}
