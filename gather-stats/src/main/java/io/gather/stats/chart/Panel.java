package io.gather.stats.chart;

import java.util.List;

import io.gather.stats.query.StatNameGlob;

/**
 * What is shown in one chart.
 *
 * @param sums whether what is of one line at a time is added up; else its average is shown
 */
record Panel(String title, PanelUnit unit, boolean sums, List<Source> sources) {
    Panel {
        sources = List.copyOf(sources);
    }

    /**
     * Which points are in it.
     *
     * @param scale from the cluster's unit to that of the panel
     */
    record Source(StatNameGlob name, String field, Legend legend, double scale) {}

    static Panel of(String title, PanelUnit unit, boolean sums, Source... sources) {
        return new Panel(title, unit, sums, List.of(sources));
    }

    static Source fixed(String name, String legend, double scale) {
        return new Source(new StatNameGlob(name), "value", new Legend.Fixed(legend), scale);
    }

    static Source node(String name, double scale) {
        return new Source(new StatNameGlob(name), "value", new Legend.Tag("node", "node "), scale);
    }

    static Source word(String name, String field, int index, double scale) {
        return new Source(new StatNameGlob(name), field, new Legend.Word(index), scale);
    }

    static Source tag(String name, String field, String tag) {
        return new Source(new StatNameGlob(name), field, new Legend.Tag(tag, ""), 1);
    }
}
