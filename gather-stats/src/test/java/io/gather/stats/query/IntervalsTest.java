package io.gather.stats.query;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.gather.core.error.GatherException;
import io.gather.fixtures.random.Seed;
import io.gather.stats.metric.Point;
import io.gather.stats.store.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class IntervalsTest {
    private final List<Row> rows = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"AVG, 20", "MAX, 40", "MIN, 5", "SUM, 80", "RATE, 0.5"})
    void makesOneNumber(Take take, double expected) throws IOException {
        Intervals intervals = new Intervals(60, take, List.of(), rows::add);
        double[] values = {10, 5, 25, 40};
        for (int i = 0; i < values.length; i++) {
            intervals.add(Samples.point("a", 120 + i * 10L, take == Take.RATE ? i * 10 : values[i]), PointFilter.ALL);
        }
        intervals.end();

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.value()).isEqualTo(expected);
            assertThat(row.seconds()).isEqualTo(120);
        });
    }

    @Test
    void aCounterThatBeginsAnewHasNotShrunk() throws IOException {
        Intervals intervals = new Intervals(10, Take.RATE, List.of("cluster"), rows::add);
        for (int node = 1; node < 3; node++) {
            for (int i = 0; i < 3; i++) {
                intervals.add(Samples.point("a", i, new double[]{100, 120, 3}[i], "cluster", "c", "node", "" + node),
                        PointFilter.ALL);
            }
        }
        intervals.end();

        assertThat(rows).singleElement().extracting(Row::value).isEqualTo(4.0);
    }

    @Test
    void seriesAreToldApartOrPutTogether() throws IOException {
        for (List<String> by : List.of(List.<String>of(), List.of("node"))) {
            Intervals intervals = new Intervals(10, Take.SUM, by, rows::add);
            for (String disk : List.of("1", "2")) {
                intervals.add(Samples.point("a", 5, 1, "node", "1", "disk", disk), PointFilter.ALL);
            }
            intervals.end();
        }
        assertThat(rows).extracting(Row::value).containsExactly(1.0, 1.0, 2.0);
        assertThat(rows).extracting(row -> row.tags().toString()).containsExactly("{disk=1, node=1}",
                "{disk=2, node=1}", "{node=1}");
    }

    @Test
    void whatIsLateIsCountedAndWhatBeginsAnewIsNot() throws IOException {
        Intervals intervals = new Intervals(10, Take.AVG, List.of(), rows::add);
        intervals.add(Samples.point("a", 0, 1), PointFilter.ALL);
        intervals.add(Samples.point("a", 100 + Intervals.SLACK, 1), PointFilter.ALL);
        assertThat(rows).hasSize(1);
        intervals.add(Samples.point("a", 0, 1), PointFilter.ALL);
        intervals.end();
        intervals.add(Samples.point("a", 0, 1), PointFilter.ALL);
        intervals.end();

        assertThat(intervals.late()).isEqualTo(1);
        assertThat(rows).hasSize(3);
    }

    @Test
    void tooManySeriesAreRefused() {
        Intervals intervals = new Intervals(10, Take.AVG, List.of(), rows::add);

        assertThatThrownBy(() -> {
            for (int i = 0; i < 100_000; i++) {
                intervals.add(Samples.point("a" + i, 0, 1), PointFilter.ALL);
            }
        }).isInstanceOf(GatherException.class).hasMessageContaining("30000 series");
    }

    /** Whatever the order within the slack, each number counts once. */
    @Test
    void nothingIsLostOrCountedTwice() throws IOException {
        long seed = Seed.next();
        Random random = new Random(seed);
        Intervals intervals = new Intervals(30, Take.SUM, List.of(), rows::add);
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            Point point = Samples.point("a", i + random.nextInt(300), random.nextInt(100), "node", "" + i % 7);
            sum += point.fields().number(0);
            intervals.add(point, PointFilter.ALL);
        }
        intervals.end();

        assertThat(intervals.late()).isZero();
        assertThat(rows.stream().mapToDouble(Row::value).sum()).as("seed %d", seed).isEqualTo(sum);
        assertThat(rows).extracting(Row::seconds).as("seed %d", seed).isSorted();
    }
}
