package io.gather.stats.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.gather.fixtures.onefs.OnefsFault;
import io.gather.fixtures.onefs.OnefsSetup;
import io.gather.transport.papi.PapiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a cluster tells of stats, when it is well and when not. */
@Timeout(30)
class DescriptionsTest extends OneCluster {
    @Test
    void describesEachStatWhereThereIsNoList() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        fake().faults().always("/statistics/keys?", OnefsFault.Status.of(404));
        Collection<String> many = List.of(LOAD, OPEN, "node.load.5min", "node.load.15min", "cluster.health",
                "node.memory.used", "node.memory.free", "ifs.bytes.free", "ifs.bytes.used", "no.such.stat");
        assertThat(cluster().describe(many, (_, _) -> {})).hasSize(9).doesNotContainKey("no.such.stat");
        assertThat(fake().count("/statistics/keys/")).isEqualTo(10);

        fake().faults().always("/statistics/keys", OnefsFault.Status.of(503));
        assertThatThrownBy(() -> cluster().describe(many, (_, _) -> {})).isInstanceOf(PapiException.class);
    }

    /** The original drops that stat alone, too. */
    @ParameterizedTest
    @MethodSource
    void aStatThatCannotBeDescribedCostsItselfAlone(OnefsFault fault) throws IOException, InterruptedException {
        start(OnefsSetup.small());
        fake().faults().always("/statistics/keys/" + OPEN, fault);
        Map<String, String> failed = new HashMap<>();
        assertThat(cluster().describe(List.of(LOAD, OPEN, "cluster.health"), failed::put)).containsOnlyKeys(LOAD,
                "cluster.health");
        assertThat(failed).containsOnlyKeys(OPEN);
        assertThat(failed.get(OPEN)).isNotEmpty();
    }

    static Stream<OnefsFault> aStatThatCannotBeDescribedCostsItselfAlone() {
        return Stream.of(OnefsFault.Status.of(500), OnefsFault.Status.of(403), new OnefsFault.Cut(20),
                new OnefsFault.Status(200, "application/json", "oops"));
    }

    @ParameterizedTest
    @MethodSource("aStatThatCannotBeDescribedCostsItselfAlone")
    void aListThatCannotBeHadIsGoneWithout(OnefsFault fault) throws IOException, InterruptedException {
        start(OnefsSetup.small());
        fake().faults().always("/statistics/keys?", fault);
        assertThat(cluster().describe(List.of(LOAD, OPEN, "node.load.5min", "node.load.15min", "cluster.health",
                "node.memory.used", "node.memory.free", "ifs.bytes.free", "ifs.bytes.used"), (_, _) -> {})).hasSize(9);
    }

    /** Those that failed come last the next time: they cannot keep the others from being described. */
    @Test
    void manyThatCannotBeDescribedCostABoundedTime() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        fake().faults().always("/statistics/keys?", OnefsFault.Status.of(500));
        List<String> bad = Stream.iterate(0, i -> i + 1).limit(12).map(i -> "stat." + i).toList();
        bad.forEach(stat -> fake().faults().always("/keys/" + stat, OnefsFault.Status.of(500)));
        List<String> all = new ArrayList<>(List.of(LOAD));
        all.addAll(bad);
        all.add(OPEN);
        assertThat(cluster().describe(all, (_, _) -> {})).containsOnlyKeys(LOAD);
        assertThat(fake().count("/statistics/keys/")).isLessThan(10);
        Map<String, String> failed = new HashMap<>();
        cluster().describe(all, (_, _) -> {});
        assertThat(cluster().describe(all, failed::put)).containsOnlyKeys(LOAD, OPEN);
        assertThat(failed).containsOnlyKeys(bad);
    }
}
