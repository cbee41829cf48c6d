package io.gather.stats.query;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.gather.core.error.GatherException;
import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;
import io.gather.stats.store.PointStoreLimits;
import io.gather.stats.store.Samples;
import io.gather.stats.store.StoreWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QueryVerbTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:30:00Z");
    private static final long SECOND = NOW.getEpochSecond();
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path state;

    @BeforeEach
    void store() throws Exception {
        for (String cluster : List.of("east", "west")) {
            StoreWriter writer = new StoreWriter(state.resolve("points"), cluster, PointStoreLimits.USUAL, CLOCK,
                    new Random());
            for (int i = 0; i < 10; i++) {
                writer.write(List.of(
                        Samples.point("node.load.1min", SECOND - i * 600L, i, "cluster", cluster, "node", "" + i % 2),
                        new Point("x.total", SECOND - i * 600L,
                                TagSet.of(Map.of("cluster", cluster, "op_name", "a, \"b\"\nc")),
                                FieldSet.of(Map.of("op_rate", 0.25, "op_id", 3L)))));
            }
        }
    }

    @Test
    void showsTheLastHourUnlessToldOtherwise() throws Exception {
        TypedVerb usual = query("--name", "node.*", "--cluster", "east");

        assertThat(usual.results()).hasSize(7).contains(
                "2026-11-22T03:30:00Z  node.load.1min                         0  cluster=east  node=0");
        assertThat(query("--name", "node.*", "--cluster", "east", "--last", "1d").results()).hasSize(10);
        assertThat(query("--name", "node.*", "--node", "1", "--last", "1d").results()).hasSize(10);
        assertThat(query("--since", "2026-11-22 03:00", "--until", "2026-11-22 03:20", "--name", "node*").results())
                .hasSize(4);
    }

    @Test
    void answersAsCsvAndJson() throws Exception {
        assertThat(query("--csv", "--tag", "op_name=a*", "--field", "op_r*", "--cluster", "west", "--last", "1m")
                .results()).containsExactly("time,name,cluster,node,tags,field,value",
                        "2026-11-22T03:30:00Z,x.total,west,,\"op_name=a, \"\"b\"\"", "c\",op_rate,0.25");
        assertThat(query("--json", "--name", "x*", "--field", "op_id", "--cluster", "west", "--last", "1m").results())
                .containsExactly("{\"time\":" + SECOND + ",\"name\":\"x.total\",\"tags\":{\"cluster\":\"west\","
                        + "\"op_name\":\"a, \\\"b\\\"\\nc\"},\"field\":\"op_id\",\"value\":3.0,\"points\":1}");
    }

    @Test
    void aLineOfTextIsOneLine() throws Exception {
        assertThat(query("--name", "x*", "--last", "1m").results()).hasSize(4)
                .allMatch(line -> line.startsWith("2026-11-22T03:30:00Z  x.total op_"));
    }

    @Test
    void makesIntervalsOfSeveralClusters() throws Exception {
        TypedVerb run = query("--name", "node.*", "--last", "2h", "--every", "1h", "--take", "sum", "--by", "cluster",
                "--json");

        assertThat(run.results()).hasSize(4).first().asString().contains("\"cluster\":\"east\"")
                .contains("\"value\":39.0").contains("\"points\":6");
    }

    @Test
    void listsWhatThereIs() throws Exception {
        assertThat(query("--list").results()).hasSize(4).first().asString()
                .contains("east").contains("node.load.1min").contains("7 points").contains("tags cluster,node");
        assertThat(query("--list", "--json", "--cluster", "west", "--name", "x*").results()).singleElement().asString()
                .contains("\"fields\":[\"op_id\",\"op_rate\"]");
    }

    @Test
    void readsFilesThatAreNamed() throws Exception {
        Path file = Files.writeString(state.resolve("points.jsonl"),
                "{\"time\":5,\"name\":\"old\",\"tags\":{},\"fields\":{\"value\":1e30}}\nbroken\n");
        TypedVerb run = query(file.toString());

        assertThat(run.results()).singleElement().asString()
                .isEqualTo("1970-01-01T00:00:05Z  old                       1000000000000000000000000000000");
        assertThat(run.messages()).singleElement().asString().contains("1 place could not be read");
        assertThat(query("--last", "1d", state.resolve("points").toString(), "--limit", "3").results()).hasSize(3);
        assertThatThrownBy(() -> query("nowhere.gz")).isInstanceOf(GatherException.class)
                .hasMessageContaining("there is no nowhere.gz");
    }

    @Test
    void saysWhenThereIsNothing() throws Exception {
        assertThat(query("--folder", state.resolve("none").toString()).messages()).singleElement().asString()
                .startsWith("there are no points of that time in");
        assertThat(query("--limit", "2").messages()).containsExactly(
                "there is more: only the first 2 lines are shown, as --limit says");
    }

    @Test
    void asksTheConfigurationWhereItIs() throws Exception {
        Path config = Files.writeString(state.resolve("idic.toml"), """
                [global]
                version = "0.40"
                stats_processor = "file"
                active_stat_groups = ["g"]
                [file]
                folder = "%s"
                [[cluster]]
                hostname = "east"
                username = "u"
                password = "p"
                [[statgroup]]
                name = "g"
                update_interval = "*"
                stats = ["cluster.health"]
                """.formatted(state.resolve("points")));

        assertThat(new TypedVerb(state.resolve("other"), CLOCK).run(new QueryVerb(), "--config-file", config.toString())
                .results()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--tag x", "--last x", "--last 0s", "--since x", "--limit x", "--every x", "--take max",
            "--by node", "--every 1m --take x", "--since 2026-11-20 --until 2026-11-19", "--last 1h --since 2026-11-20",
            "--json --csv"})
    void mistakesAreTold(String line) {
        assertThatThrownBy(() -> query(line.split(" "))).isInstanceOfSatisfying(GatherException.class,
                e -> assertThat(e.code()).isEqualTo("GATHER-8060"));
    }

    private TypedVerb query(String... line) throws Exception {
        return new TypedVerb(state, CLOCK).run(new QueryVerb(), line);
    }
}
