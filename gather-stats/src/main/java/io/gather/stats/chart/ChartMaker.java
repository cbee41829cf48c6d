package io.gather.stats.chart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;
import io.gather.stats.query.PointFilter;

/**
 * Makes a page's numbers of points in two passes: which lines are the highest, then their numbers only. So what it holds depends on the
 * page, not on how many points there are. One thread, once.
 */
final class ChartMaker {
    static final int MOST_CLUSTERS = 16;
    static final int MOST_LINES = 8;
    private static final int MOST_RANKED = 40_000;
    private static final int MOST_SERIES = 60_000;
    /** Some thousand years: what is later is damage. */
    private static final long END_OF_TIME = 100_000_000_000L;

    private final PointFeed feed;
    private final Matches matches;
    private final Map<Key, Rank> ranks = new HashMap<>();
    private final TreeSet<String> clusters = new TreeSet<>();
    private final List<String> notes = new ArrayList<>();
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private long points;
    private boolean unranked;
    private boolean unsummed;

    private record Key(String cluster, int panel, String legend) {}

    private record Series(Key line, String stat, TagSet tags) {}

    private static final class Rank {
        private double sum;
        private long count;

        double average() {
            return sum / count;
        }
    }

    /** @param own whether each stat has a panel of its own */
    ChartMaker(PointFeed feed, PointFilter filter, boolean own) {
        this.feed = feed;
        this.matches = new Matches(filter, own);
    }

    /** Without clusters: there are no points. */
    Chart make() throws IOException {
        feed.read(this::rank);
        if (points == 0) {
            return new Chart(new ChartTime(0, 1, 1), List.of(), 0, List.copyOf(matches.without()), List.of());
        }
        SortedMap<String, Map<Integer, List<Key>>> chosen = choose();
        ChartTime time = ChartTime.of(first, last);
        Map<Key, ChartLine> lines = new HashMap<>();
        for (Map<Integer, List<Key>> panels : chosen.values()) {
            panels.forEach((panel, keys) -> keys.stream().limit(MOST_LINES).forEach(key -> lines.put(key,
                    new ChartLine(key.legend, matches.panels().get(panel).sums(), time.steps()))));
        }
        fill(lines, time);
        note();
        List<Chart.OfCluster> shown = new ArrayList<>();
        chosen.forEach((cluster, panels) -> shown.add(new Chart.OfCluster(cluster, panels.entrySet().stream()
                .map(panel -> new Chart.OfPanel(matches.panels().get(panel.getKey()),
                        panel.getValue().stream().limit(MOST_LINES).map(lines::get).toList(),
                        Math.max(0, panel.getValue().size() - MOST_LINES)))
                .toList())));
        return new Chart(time, shown, points, List.copyOf(matches.without()), notes);
    }

    private boolean rank(Point point) {
        if (point.seconds() < 0 || point.seconds() > END_OF_TIME) {
            return true;
        }
        boolean used = false;
        for (Matches.Match match : matches.of(point)) {
            double value = value(point, match);
            if (Double.isFinite(value)) {
                Key key = key(point, match);
                clusters.add(key.cluster);
                if (clusters.size() > MOST_CLUSTERS) {
                    clusters.removeLast();
                }
                Rank rank = ranks.get(key);
                if (rank == null && ranks.size() < MOST_RANKED) {
                    rank = new Rank();
                    ranks.put(key, rank);
                }
                unranked |= rank == null;
                if (rank != null) {
                    rank.sum += value;
                    rank.count++;
                }
                used = true;
            }
        }
        if (used) {
            points++;
            first = Math.min(first, point.seconds());
            last = Math.max(last, point.seconds());
        }
        return true;
    }

    private double average(Key key) {
        Rank rank = ranks.get(key);
        return rank == null ? 0 : rank.average();
    }

    private SortedMap<String, Map<Integer, List<Key>>> choose() {
        SortedMap<String, Map<Integer, List<Key>>> chosen = new TreeMap<>();
        ranks.keySet().stream().filter(key -> clusters.contains(key.cluster)).forEach(key -> chosen
                .computeIfAbsent(key.cluster, _ -> new TreeMap<>()).computeIfAbsent(key.panel, _ -> new ArrayList<>())
                .add(key));
        Comparator<Key> highest = Comparator.comparingDouble(this::average).reversed().thenComparing(Key::legend);
        chosen.values().forEach(panels -> panels.values().forEach(keys -> keys.sort(highest)));
        return chosen;
    }

    private void fill(Map<Key, ChartLine> lines, ChartTime time) throws IOException {
        Map<Series, Holding> series = new HashMap<>();
        feed.read(point -> {
            // What came after the first pass is not in the page.
            if (point.seconds() < first || point.seconds() > last) {
                return true;
            }
            for (Matches.Match match : matches.of(point)) {
                Key key = key(point, match);
                ChartLine line = lines.get(key);
                double value = value(point, match);
                if (line != null && Double.isFinite(value)) {
                    Series one = new Series(key, point.name(), point.tags());
                    Holding holding = series.get(one);
                    if (holding == null && series.size() < MOST_SERIES) {
                        holding = new Holding(line);
                        series.put(one, holding);
                    }
                    unsummed |= holding == null;
                    if (holding != null) {
                        holding.add(time.stepOf(point.seconds()), value);
                    }
                }
            }
            return true;
        });
        series.values().forEach(Holding::end);
    }

    private void note() {
        if (ranks.keySet().stream().anyMatch(key -> !clusters.contains(key.cluster))) {
            notes.add("There are more than " + MOST_CLUSTERS
                    + " clusters: only the first ones by name are shown. Choose others with --cluster.");
        }
        if (matches.cut()) {
            notes.add("There are more stats than a page can show: only the first " + Matches.MOST_OWN
                    + " are. Choose with --name and --field.");
        }
        if (unranked || unsummed) {
            notes.add("There are more series than can be held at once: some are left out, and sums are too low. Choose"
                    + " fewer with --name, --cluster or --node.");
        }
    }

    private static double value(Point point, Matches.Match match) {
        for (int i = 0; i < point.fields().size(); i++) {
            if (point.fields().name(i).equals(match.field())) {
                return point.fields().number(i) * match.source().scale();
            }
        }
        return Double.NaN;
    }

    private static Key key(Point point, Matches.Match match) {
        String cluster = point.tags().find("cluster");
        return new Key(cluster == null ? "" : cluster, match.panel(), match.source().legend().of(point));
    }
}
