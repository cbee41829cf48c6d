package io.gather.stats.chart;

import java.io.IOException;
import java.io.OutputStream;

import io.gather.stats.query.PointFilter;

/** The door: a page of charts of points. */
public final class Charts {
    private Charts() {}

    /**
     * Reads all points twice.
     *
     * @param own whether each stat has a chart of its own; else those that are usual are made
     * @return how many points are in it
     */
    public static long write(PointFeed feed, PointFilter filter, boolean own, OutputStream out) throws IOException {
        Chart chart = new ChartMaker(feed, filter, own).make();
        ChartPage.write(chart, out);
        return chart.points();
    }
}
