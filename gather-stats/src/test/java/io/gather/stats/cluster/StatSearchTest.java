package io.gather.stats.cluster;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import io.gather.fixtures.onefs.OnefsFault;
import io.gather.fixtures.onefs.OnefsSetup;
import io.gather.stats.metric.StatFailure;
import io.gather.transport.error.PapiError;
import io.gather.transport.papi.PapiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** One stat that a cluster does not know is no reason to go without the others; an ill cluster is none to forget stats. */
@Timeout(30)
class StatSearchTest extends OneCluster {
    @ParameterizedTest
    @EnumSource(OnefsSetup.Unknown.class)
    void oneStatThatIsNotKnownCostsItselfAlone(OnefsSetup.Unknown unknown) throws IOException, InterruptedException {
        start(OnefsSetup.small().with(unknown));
        List<String> stats = List.of(LOAD, "no.such.stat", OPEN, "node.load.5min", "cluster.health");
        cluster().current(stats, ORIGIN, heard);

        assertThat(heard.points).hasSize(10);
        assertThat(heard.failures).extracting(StatFailure::stat, it -> it.kind())
                .containsExactly(tuple("no.such.stat", StatFailure.Kind.ABSENT));
        long first = fake().count(CURRENT);
        cluster().current(stats, ORIGIN, heard);
        assertThat(fake().count(CURRENT)).as("it is known now").isEqualTo(first + 1);
        assertThat(heard.points).hasSize(20);
    }

    @Test
    void doesNotSearchForEver() throws IOException, InterruptedException {
        start(OnefsSetup.small().with(OnefsSetup.Unknown.ENTRY));
        String[] stats = Stream.iterate(0, i -> i + 1).limit(100).map(i -> "stat." + i).toArray(String[]::new);
        fake().faults().always(CURRENT, OnefsFault.Status.errors("AEC_BAD_REQUEST", "no"));
        failing(PapiError.REFUSED, stats);
        long searched = fake().count(CURRENT);
        assertThat(searched).isLessThan(25);
        failing(PapiError.REFUSED, stats);
        assertThat(fake().count(CURRENT)).as("an ill cluster is left alone for a while").isEqualTo(searched + 1);
        fake().faults().clear();
        cluster().current(List.of(stats), ORIGIN, heard);
        assertThat(fake().requests().getLast().target()).contains("key=stat.0&").endsWith("key=stat.99");
    }

    /** What is wrong is not about stats, and soon over. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 19})
    void aRefusalOfAllThatIsAskedMakesNoStatUnknown(int howMany) throws IOException, InterruptedException {
        start(OnefsSetup.small());
        List<String> stats = Stream.of(LOAD, OPEN, "node.load.5min", "node.load.15min", "cluster.health",
                "node.memory.used", "node.memory.free", "ifs.bytes.free", "ifs.bytes.used", "ifs.bytes.total",
                "node.cpu.user.avg", "node.cpu.sys.avg", "node.cpu.idle.avg", "node.disk.busy.avg",
                "cluster.node.count.all",
                "cluster.protostats.nfs3", "cluster.node.count.down", "node.net.ext.bytes.in.rate",
                "node.net.ext.bytes.out.rate").limit(howMany).toList();
        fake().faults().always(CURRENT, OnefsFault.Status.errors("AEC_SYSTEM_INTERNAL_ERROR", "out of memory"));
        PapiException failure = failing(PapiError.REFUSED, stats.toArray(String[]::new));
        assertThat(failure).hasMessageContaining("out of memory");
        assertThat(heard.failures).isEmpty();
        fake().faults().clear();
        fake().forget();

        cluster().current(stats, ORIGIN, heard);
        assertThat(heard.failures).isEmpty();
        assertThat(fake().count(CURRENT)).isOne();
        assertThat(fake().requests().getLast().target().split("key=")).hasSize(howMany + 1);
    }
}
