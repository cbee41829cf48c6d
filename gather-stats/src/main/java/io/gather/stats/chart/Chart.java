package io.gather.stats.chart;

import java.util.List;

/**
 * All that a page shows.
 *
 * @param points how many it was made of
 * @param notShown names of stats that are in no panel, as many as are remembered
 * @param notes what else is to be known of it, sentences
 */
record Chart(ChartTime time, List<OfCluster> clusters, long points, List<String> notShown, List<String> notes) {
    Chart {
        clusters = List.copyOf(clusters);
        notShown = List.copyOf(notShown);
        notes = List.copyOf(notes);
    }

    /** Panels of a cluster that have points. */
    record OfCluster(String name, List<OfPanel> panels) {
        OfCluster {
            panels = List.copyOf(panels);
        }
    }

    /**
     * @param lines the highest ones, these first
     * @param more how many others there are
     */
    record OfPanel(Panel panel, List<ChartLine> lines, int more) {
        OfPanel {
            lines = List.copyOf(lines);
        }
    }
}
