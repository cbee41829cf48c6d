package io.gather.stats.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.gather.core.error.GatherException;
import io.gather.fixtures.onefs.OnefsFault;
import io.gather.fixtures.onefs.OnefsSetup;
import io.gather.stats.capture.Captures;
import io.gather.stats.config.CheckedConfig;
import io.gather.stats.config.ConfigReader;
import io.gather.stats.config.StatsConfig;
import io.gather.stats.error.StatsError;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.PointOrigin;
import io.gather.stats.metric.StatFailure;
import io.gather.stats.metric.StatKey;
import io.gather.stats.metric.SummaryKind;
import io.gather.stats.schedule.Pull;
import io.gather.stats.schedule.Pulls;
import io.gather.transport.error.PapiError;
import io.gather.transport.papi.PapiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

/** From a cluster to points. */
@Timeout(30)
class PapiClustersTest extends OneCluster {
    @Test
    void isWhoItSaysAndLogsOut() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        assertThat(cluster().name()).isEqualTo("DemoCluster");
        assertThat(cluster().release()).isEqualTo("v9.11.0.0");
        cluster().close();
        assertThat(fake().sessions()).isZero();
    }

    /** All of the shipped configuration, asked and written as was captured. */
    @Test
    void pointsAreThoseOfTheCaptures() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        CheckedConfig checked = ConfigReader.parse(Path.of("idic.toml"),
                Captures.text("a_influxv1_default/config.toml"), Set.of());
        StatsConfig config = checked.usable();
        List<String> wanted = config.groups().stream().flatMap(group -> group.stats().stream()).toList();
        Map<String, StatKey> known = cluster().describe(wanted, (_, _) -> {});
        assertThat(known).containsOnlyKeys(wanted);
        assertThat(fake().count("/statistics/keys?")).as("pages of the list").isEqualTo(3);
        assertThat(fake().count("/statistics/keys/")).isZero();
        for (Pull pull : Pulls.of(config, known)) {
            switch (pull) {
                case Pull.Stats stats -> cluster().current(stats.keys(), ORIGIN, heard);
                case Pull.Summary(SummaryKind kind, Duration _) -> cluster().summary(kind, ORIGIN, heard);
            }
        }

        List<String> captured = Stream.of("001", "002", "003", "004", "005", "006")
                .flatMap(it -> Captures.lines("a_influxv1_default/lines." + it + ".txt").stream()).toList();
        assertThat(lines()).containsExactlyInAnyOrderElementsOf(captured);
        assertThat(heard.odd).isEmpty();
        assertThat(heard.failures).isEmpty();
        assertThat(fake().count("DemoCluster")).isZero();
        assertThat(fake().requests()).anyMatch(it -> it.target()
                .startsWith("/platform/1/statistics/current?degraded=true&devid=all&show_nodes=true&key="));
    }

    @Test
    void valuesOfAllShapesAreThoseOfTheCaptures() throws IOException, InterruptedException {
        String scenario = Captures.text("v_decode_vectors_v1/scenario.json");
        start(OnefsSetup.small().playing(scenario));
        List<String> stats = Stream.of(scenario.substring(scenario.indexOf("\"meta\"")).split("\"key\": \"")).skip(1)
                .map(it -> it.substring(0, it.indexOf('"'))).toList();
        assertThat(cluster().describe(stats, (_, _) -> {})).containsOnlyKeys(stats);
        cluster().current(stats, new PointOrigin("democluster", true), heard);
        assertThat(lines()).containsExactlyInAnyOrderElementsOf(
                Captures.lines("v_decode_vectors_v1/lines_degraded_lnn.txt"));
    }

    @ParameterizedTest
    @EnumSource(OnefsSetup.Echo.class)
    void knowsStatsByTheNamesThatAreAskedFor(OnefsSetup.Echo echo) throws IOException, InterruptedException {
        start(OnefsSetup.small().with(echo));
        String alias = "cluster.protostats.nfs3";
        String real = "cluster.protostats.nfs";
        List<String> few = List.of(alias, real, "no.such.stat", LOAD);
        assertThat(cluster().describe(few, (_, _) -> {})).containsOnlyKeys(alias, real, LOAD);
        assertThat(fake().count("/statistics/keys?")).isZero();
        List<String> many = Stream.concat(few.stream(), Stream.of("ifs.bytes.free", "ifs.bytes.used",
                "node.clientstats.active.smb1", "ifs.bytes.total", "node.memory.free", OPEN)).toList();
        Map<String, StatKey> known = cluster().describe(many, (_, _) -> {});
        assertThat(known).hasSize(9);
        assertThat(Objects.requireNonNull(known.get(alias)).name()).isEqualTo(real);
        assertThat(fake().count("/statistics/keys/")).as("of the few, then of the one that is not listed").isEqualTo(5);

        cluster().current(List.of(LOAD, alias, real), ORIGIN, heard);
        assertThat(heard.points).extracting(Point::name).containsExactly(LOAD, LOAD, LOAD, alias, alias, alias, real,
                real, real);
        assertThat(fake().count(CURRENT)).as("an alias and what it stands for are told apart").isEqualTo(2);
    }

    @Test
    void asksAgainForWhatSomeNodeDidNotGiveInTime() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        fake().failStat(LOAD, 2, 5, 1);
        fake().failStat(LOAD, 4, 6, 2);
        cluster().current(List.of(LOAD, OPEN), ORIGIN, heard);

        assertThat(shares()).containsExactlyInAnyOrder(LOAD + " 1", LOAD + " 2", LOAD + " 4", OPEN + " 1", OPEN + " 2",
                OPEN + " 4");
        assertThat(heard.failures).isEmpty();
        assertThat(fake().requests().stream().filter(it -> it.is(CURRENT)).skip(1))
                .allMatch(it -> it.target().endsWith("&key=" + LOAD)).hasSize(2);
    }

    @Test
    void givesUpOnANodeThatNeverAnswers() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        fake().failStat(LOAD, 2, 5, 4);
        cluster().current(List.of(LOAD, OPEN), ORIGIN, heard);
        assertThat(fake().count(CURRENT)).isEqualTo(3);
        assertThat(heard.failures).extracting(StatFailure::stat, StatFailure::device, StatFailure::code)
                .containsExactly(tuple(LOAD, 2L, 5L));
        assertThat(shares()).containsExactlyInAnyOrder(LOAD + " 1", LOAD + " 4", OPEN + " 1", OPEN + " 2", OPEN + " 4");

        cluster().current(List.of(LOAD, OPEN), ORIGIN, heard);
        assertThat(fake().count(CURRENT)).as("the next slot is not held up").isEqualTo(4);
        cluster().current(List.of(LOAD, OPEN), ORIGIN, heard);
        fake().failStat(LOAD, 2, 5, 1);
        cluster().current(List.of(LOAD, OPEN), ORIGIN, heard);
        assertThat(fake().count(CURRENT)).as("it came meanwhile, so there is hope again").isEqualTo(7);
    }

    @Test
    void tellsWhatFailsForGoodAtOnce() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        fake().failStat(LOAD, 2, 2, 1);
        cluster().current(List.of(LOAD), ORIGIN, heard);
        assertThat(heard.failures).extracting(StatFailure::code).containsExactly(2L);
        assertThat(fake().count(CURRENT)).isOne();
    }

    @Test
    void dividesWhatIsTooLongForOneRequest() throws IOException, InterruptedException {
        start(OnefsSetup.small().with(OnefsSetup.Unknown.ENTRY));
        List<String> stats = Stream.iterate(0, i -> i + 1).limit(400).map(i -> "s".repeat(38) + "." + (100 + i))
                .toList();
        cluster().current(stats, ORIGIN, heard);
        assertThat(
                fake().requests().stream().filter(it -> it.is(CURRENT)).map(it -> it.target().split("key=").length - 1))
                .containsExactly(170, 170, 60);
        assertThat(heard.failures).hasSize(400);
    }

    @Test
    void tellsTheClusterHowLongToWait() throws IOException, InterruptedException {
        start(OnefsSetup.small(), global(7, 0, true));
        cluster().current(List.of(LOAD), ORIGIN, heard);
        assertThat(fake().requests().getLast().target()).contains("show_nodes=true&timeout=7&key=");
    }

    @Test
    void tellsWhatIsWrong() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        fake().faults().next(CURRENT, OnefsFault.Status.errors("AEC_FORBIDDEN", "no privilege"));
        assertThat(failing(PapiError.FORBIDDEN, LOAD)).hasMessageContaining("no privilege");
        fake().faults().next(CURRENT, new OnefsFault.Status(200, "application/json", "[{\"code\":\"AEC_FORBIDDEN\"}]"));
        failing(PapiError.FORBIDDEN, LOAD);
        fake().faults().next(CURRENT, new OnefsFault.Status(200, "application/json", "{\"stats\":[{\"devid\":"));
        assertThat(failing(PapiError.GARBLED, LOAD)).hasMessageContaining("/platform/1/statistics/current");
        fake().faults().next(CURRENT, new OnefsFault.Status(200, "application/json", "\u0000\u0001garbage"));
        failing(PapiError.GARBLED, LOAD);
        fake().faults().next(CURRENT, new OnefsFault.Cut(300));
        failing(PapiError.NO_ANSWER, LOAD);
        fake().faults().next(CURRENT, OnefsFault.Status.of(503), 3);
        failing(PapiError.BUSY, LOAD);
        fake().faults().clear();
        fake().faults().next("GET /platform/3", OnefsFault.Status.errors("AEC_SYSTEM_INTERNAL_ERROR", "broken"));
        assertThatThrownBy(() -> cluster().summary(SummaryKind.CLIENT, ORIGIN, heard))
                .hasMessageContaining("summary of client").hasMessageContaining("broken");
        fake().endSessions();
        cluster().current(List.of("cluster.health"), ORIGIN, heard);
        assertThat(lines()).contains("cluster.health,cluster=democluster value=120 1700000000");
    }

    @Test
    void oneOfSeveralRequestsFailsAlone() throws IOException, InterruptedException {
        start(OnefsSetup.small().with(OnefsSetup.Unknown.ENTRY));
        List<String> stats = new ArrayList<>(Stream.iterate(0, i -> i + 1).limit(200)
                .map(i -> "s".repeat(38) + "." + (100 + i)).toList());
        stats.add("cluster.health");
        fake().faults().next(CURRENT, new OnefsFault.Status(200, "application/json", "oops"));
        failing(PapiError.GARBLED, stats.toArray(String[]::new));
        assertThat(heard.points).hasSize(1);
    }

    @Test
    void refusesWhatCannotWorkAndRemembersRefusals() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        PapiClusters clusters = new PapiClusters(global(0, 0, false), Map.of());
        GatherException unset = catchThrowableOfType(GatherException.class, () -> clusters.open(config("$env:PW")));
        assertThat(unset.is(StatsError.VARIABLE_UNSET)).isTrue();
        for (int i = 0; i < 5; i++) {
            PapiClusters again = clusters.with(global(i, 0, false));
            PapiException refused = catchThrowableOfType(PapiException.class,
                    () -> again.open(config("wrong-one")));
            assertThat(refused.is(PapiError.LOGIN)).isTrue();
            assertThat(refused.getMessage() + refused.reason().remedy()).doesNotContain("wrong-one");
        }
        assertThat(fake().refusedLogins()).isOne();
        clusters.open(config(OnefsSetup.PASSWORD)).close();
        fake().faults().next("/cluster/config", new OnefsFault.Status(200, "application/json", "{\"name\":7}"));
        assertThatThrownBy(() -> clusters.open(config(OnefsSetup.PASSWORD))).isInstanceOf(PapiException.class);
        fake().faults().next("/cluster/config", new OnefsFault.Status(200, "application/json", "{}"));
        assertThatThrownBy(() -> clusters.open(config(OnefsSetup.PASSWORD))).hasMessageContaining("called");
        assertThat(fake().sessions()).as("each of them logged out but the test's own").isOne();
    }

    @Test
    void closingEndsWhatIsUnderWay() throws Exception {
        start(OnefsSetup.small());
        fake().faults().next(CURRENT, new OnefsFault.Stall(100));
        FutureTask<Boolean> asking = new FutureTask<>(() -> {
            cluster().current(List.of(LOAD), ORIGIN, heard);
            return true;
        });
        Thread.ofVirtual().start(asking);
        assertThat(fake().await(all -> all.stream().anyMatch(it -> it.is(CURRENT)))).isTrue();
        cluster().close();
        assertThatThrownBy(() -> asking.get(5, TimeUnit.SECONDS)).cause().isInstanceOfSatisfying(PapiException.class,
                it -> assertThat(it.is(PapiError.CLOSED)).isTrue());
        assertThat(fake().sessions()).isZero();
    }

    @Test
    void largeSummariesAreReadWhole() throws IOException, InterruptedException {
        start(OnefsSetup.small().sized(3, 20_000, 0));
        cluster().summary(SummaryKind.CLIENT, ORIGIN, heard);
        assertThat(heard.points).hasSize(20_000);
        assertThat(heard.odd).isEmpty();
    }
}
