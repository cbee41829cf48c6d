package io.gather.stats.limit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.gather.stats.config.LimitsConfig;
import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.StatKey;
import io.gather.stats.metric.TagSet;
import io.gather.stats.sink.PointBatch;
import io.gather.stats.sink.PointOutlet;
import io.gather.stats.spool.Ledger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SeriesLimitsTest {
    private static final String CLIENTS = "node.summary.client";
    private final List<String> passed = new ArrayList<>();
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000);
    private final Ledger ledger = new Ledger();
    private final PointOutlet outlet = new PointOutlet() {
        @Override
        public void take(PointBatch batch) {
            batch.points().forEach(point -> passed.add(point.name() + " " + point.tags().find("of")));
        }

        @Override
        public void describe(Map<String, StatKey> stats) {
            // Nothing is shown of them.
        }

        @Override
        public void close(Duration within) {
            passed.add("closed");
        }
    };

    @Test
    void theFirstSeriesPassAndTheOthersAreCounted() {
        PointOutlet limited = new SeriesLimits(outlet, new LimitsConfig(2, 1), ledger, now::get);
        limited.take(batch(CLIENTS, "a", "b", "c", "a"));
        limited.take(batch("node.ifs.heat.lock.total", "x", "y"));
        limited.take(batch("node.ifs.heat.read", "y"));
        limited.take(batch("node.load.1min", "1", "2", "3", "4"));

        assertThat(passed).containsExactly(CLIENTS + " a", CLIENTS + " b", CLIENTS + " a",
                "node.ifs.heat.lock.total x", "node.ifs.heat.read y", "node.load.1min 1", "node.load.1min 2",
                "node.load.1min 3", "node.load.1min 4");
        assertThat(ledger.refused()).isEqualTo(2);
        assertThat(ledger.refusals()).first().asString().contains("more than 2 series of " + CLIENTS);
    }

    @Test
    void whoWasNotSeenForLongMakesRoom() {
        PointOutlet limited = new SeriesLimits(outlet, new LimitsConfig(2, 0), ledger, now::get);
        limited.take(batch(CLIENTS, "a", "b"));
        now.addAndGet(SeriesLimits.REMEMBERED.toNanos());
        limited.take(batch(CLIENTS, "a", "c"));
        assertThat(ledger.refused()).isEqualTo(1);
        now.addAndGet(1);
        limited.take(batch(CLIENTS, "c", "b"));

        assertThat(passed).containsExactly(CLIENTS + " a", CLIENTS + " b", CLIENTS + " a", CLIENTS + " c");
        assertThat(ledger.refused()).isEqualTo(2);
    }

    @Test
    void withoutLimitsNothingStandsInBetween() throws InterruptedException {
        assertThat(SeriesLimits.before(outlet, new LimitsConfig(0, 0), ledger)).isSameAs(outlet);
        SeriesLimits.before(outlet, new LimitsConfig(1, 0), ledger).close(Duration.ZERO);
        assertThat(passed).containsExactly("closed");
    }

    private static PointBatch batch(String stat, String... series) {
        List<Point> points = new ArrayList<>();
        for (String one : series) {
            points.add(new Point(stat, 1, TagSet.of(Map.of("of", one)), FieldSet.of(Map.of("v", 1.0))));
        }
        return new PointBatch(Duration.ofSeconds(5), points);
    }
}
