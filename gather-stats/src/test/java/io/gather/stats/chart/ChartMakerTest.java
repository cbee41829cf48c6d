package io.gather.stats.chart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.gather.stats.metric.Point;
import io.gather.stats.query.PointFilter;
import io.gather.stats.query.StatNameGlob;
import io.gather.stats.store.Samples;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ChartMakerTest {
    private final List<Point> points = new ArrayList<>();

    @Test
    void nodesBecomeLinesTheHighestFirst() throws IOException {
        for (int node = 1; node <= 12; node++) {
            for (int i = 0; i < 100; i++) {
                points.add(Samples.point("node.load.1min", 1000 + i * 30, node * 100, "cluster", "east", "node",
                        "" + node));
            }
        }
        Chart chart = make(PointFilter.ALL, false);

        Chart.OfPanel panel = chart.clusters().getFirst().panels().getFirst();
        assertThat(panel.panel().title()).isEqualTo("Load of nodes");
        assertThat(panel.lines()).extracting(ChartLine::legend).hasSize(ChartMaker.MOST_LINES).startsWith("node 12",
                "node 11");
        assertThat(panel.lines().getFirst().average()).isCloseTo(12, within(1e-9));
        assertThat(panel.more()).isEqualTo(4);
        assertThat(chart.points()).isEqualTo(1200);
    }

    /** Nodes tell their share at times of their own, and not as often as there are steps. */
    @Test
    void sharesAreAddedUpThoughTheyComeAtDifferentTimes() throws IOException {
        for (int i = 0; i < 60; i++) {
            for (int node = 1; node <= 3; node++) {
                points.add(Samples.point("node.clientstats.active.nfs", 1000 + i * 30 + node * 7, 10, "cluster", "east",
                        "node", "" + node));
            }
        }
        Chart chart = make(PointFilter.ALL, false);

        ChartLine line = chart.clusters().getFirst().panels().getFirst().lines().getFirst();
        assertThat(line.legend()).isEqualTo("nfs");
        for (int step = 3; step < line.steps() - 4; step++) {
            assertThat(line.at(step)).as("step %d of %d", step, line.steps()).isEqualTo(30);
        }
    }

    @Test
    void anOutageIsAGap() throws IOException {
        for (int i = 0; i < 100; i++) {
            if (i < 40 || i >= 60) {
                points.add(Samples.point("ifs.percent.used", 1000 + i * 30, 50, "cluster", "east"));
            }
        }
        ChartLine line = make(PointFilter.ALL, false).clusters().getFirst().panels().getFirst().lines().getFirst();

        assertThat(line.at(line.steps() / 2)).isNaN();
        assertThat(line.at(line.steps() / 4)).isEqualTo(50);
        assertThat(line.highest()).isEqualTo(50);
    }

    @Test
    void statsThatAreNamedHaveChartsOfTheirOwn() throws IOException {
        points.add(Samples.point("my.stat", 1000, 5, "cluster", "east", "op", "read"));
        points.add(Samples.point("my.stat", 1000, 7, "cluster", "west"));
        PointFilter filter = new PointFilter(List.of(new StatNameGlob("my.*")), Map.of(), List.of());

        Chart chart = make(filter, true);
        assertThat(chart.clusters()).extracting(Chart.OfCluster::name).containsExactly("east", "west");
        assertThat(chart.clusters().getFirst().panels().getFirst().lines().getFirst().legend()).isEqualTo("op read");
        assertThat(make(PointFilter.ALL, false).clusters()).isEmpty();
        assertThat(make(PointFilter.ALL, false).notShown()).containsExactly("my.stat");
    }

    @Test
    void manyClustersAreTold() throws IOException {
        for (int i = 0; i < 40; i++) {
            points.add(Samples.point("cluster.health", 1000 + i, 0, "cluster", "c" + (100 + i)));
        }
        points.add(Samples.point("cluster.health", Long.MAX_VALUE, 0, "cluster", "c1"));
        Chart chart = make(PointFilter.ALL, false);

        assertThat(chart.clusters()).hasSize(ChartMaker.MOST_CLUSTERS).first().extracting(Chart.OfCluster::name)
                .isEqualTo("c100");
        assertThat(chart.notes()).singleElement().asString().contains("--cluster");
    }

    @Test
    void timeHasStepsThatAreEasilyRead() {
        assertThat(ChartTime.of(7, 7)).isEqualTo(new ChartTime(7, 1, 1));
        assertThat(ChartTime.of(0, 3600)).isEqualTo(new ChartTime(0, 30, 121));
        for (long length = 1; length < 1_000_000_000_000L; length = length * 3 + 1) {
            ChartTime time = ChartTime.of(123, 123 + length);
            assertThat(time.steps()).isLessThan(300);
            assertThat(time.stepOf(123 + length)).isEqualTo(time.steps() - 1);
        }
    }

    private Chart make(PointFilter filter, boolean own) throws IOException {
        return new ChartMaker(visitor -> {
            for (Point point : points) {
                visitor.point(point);
            }
        }, filter, own).make();
    }
}
