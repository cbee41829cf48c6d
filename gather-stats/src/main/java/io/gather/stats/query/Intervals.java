package io.gather.stats.query;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.gather.core.error.GatherException;
import io.gather.stats.error.StatsError;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;

/**
 * Makes one number of all that a series has in an interval. Points come about in the order of their time; an interval is closed some time
 * after its end, and what comes later still is left out and counted. One thread.
 */
final class Intervals {
    /** How late a point may come, in seconds. */
    static final long SLACK = 600;
    private static final int MOST_SERIES = 30_000;
    private static final int MOST_CELLS = 150_000;

    private final long every;
    private final Take take;
    private final List<String> by;
    private final Rows rows;
    private final NavigableMap<Long, Map<Series, Cell>> open = new TreeMap<>();
    private final Map<Series, Last> lasts = new HashMap<>();
    private long latest = Long.MIN_VALUE;
    private long closed = Long.MIN_VALUE;
    private int cells;
    private long late;

    /** Takes rows. */
    interface Rows {
        /** @return whether more are wanted */
        boolean row(Row row) throws IOException;
    }

    private record Series(String name, TagSet tags, String field) {}

    private static final class Cell {
        private double result;
        private long count;
    }

    private static final class Last {
        private double value;
        private long seconds;
    }

    /**
     * @param every seconds
     * @param by tags that tell series apart; empty: all
     */
    Intervals(long every, Take take, List<String> by, Rows rows) {
        this.every = every;
        this.take = take;
        this.by = List.copyOf(by);
        this.rows = rows;
    }

    /** @return whether more are wanted */
    boolean add(Point point, PointFilter filter) throws IOException {
        TagSet tags = by.isEmpty() ? point.tags() : only(point.tags());
        for (int i = 0; i < point.fields().size(); i++) {
            String field = point.fields().name(i);
            if (filter.wantsField(field)) {
                double value = point.fields().number(i);
                if (take == Take.RATE) {
                    value = grown(new Series(point.name(), point.tags(), field), point.seconds(), value);
                }
                if (!Double.isNaN(value)) {
                    add(Math.floorDiv(point.seconds(), every) * every, new Series(point.name(), tags, field), value);
                }
            }
        }
        latest = Math.max(latest, point.seconds());
        while (!open.isEmpty() && (open.firstKey() + every + SLACK < latest || cells > MOST_CELLS)) {
            if (!close()) {
                return false;
            }
        }
        return true;
    }

    private TagSet only(TagSet tags) {
        Map<String, String> kept = new TreeMap<>();
        for (String name : by) {
            String value = tags.find(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return TagSet.of(kept);
    }

    /** Since the last time; NaN: nobody knows, or it began anew. */
    private double grown(Series series, long seconds, double value) {
        Last last = lasts.get(series);
        if (last == null) {
            checkRoom(lasts.size());
            last = new Last();
            last.value = Double.NaN;
            lasts.put(series, last);
        } else if (seconds <= last.seconds) {
            return Double.NaN;
        }
        double grown = value >= last.value ? value - last.value : Double.NaN;
        last.value = value;
        last.seconds = seconds;
        return grown;
    }

    private void add(long start, Series series, double value) {
        if (start <= closed) {
            late++;
            return;
        }
        Map<Series, Cell> interval = open.computeIfAbsent(start, _ -> new HashMap<>());
        Cell cell = interval.get(series);
        if (cell == null) {
            checkRoom(interval.size());
            cell = new Cell();
            interval.put(series, cell);
            cells++;
        }
        cell.count++;
        cell.result = cell.count == 1 ? value : switch (take) {
            case AVG, SUM, RATE -> cell.result + value;
            case MAX -> Math.max(cell.result, value);
            case MIN -> Math.min(cell.result, value);
        };
    }

    private static void checkRoom(int series) {
        if (series >= MOST_SERIES) {
            throw new GatherException(StatsError.TOO_MANY_SERIES, "there are more than " + MOST_SERIES + " series", "",
                    "ask for fewer with --name, --cluster, --node, --tag or --field, or put them together: --by node");
        }
    }

    private boolean close() throws IOException {
        Map.Entry<Long, Map<Series, Cell>> first = open.pollFirstEntry();
        if (first == null) {
            return true;
        }
        long start = first.getKey();
        Map<Series, Cell> interval = first.getValue();
        closed = start;
        cells -= interval.size();
        for (Map.Entry<Series, Cell> entry : interval.entrySet().stream().sorted(Intervals::inOrder).toList()) {
            Series series = entry.getKey();
            Cell cell = entry.getValue();
            double value = switch (take) {
                case AVG -> cell.result / cell.count;
                case RATE -> cell.result / every;
                case MAX, MIN, SUM -> cell.result;
            };
            if (!rows.row(new Row(start, series.name, series.tags, series.field, value, cell.count))) {
                return false;
            }
        }
        return true;
    }

    private static int inOrder(Map.Entry<Series, Cell> one, Map.Entry<Series, Cell> other) {
        int byName = one.getKey().name.compareTo(other.getKey().name);
        int byTags = byName == 0 ? one.getKey().tags.toString().compareTo(other.getKey().tags.toString()) : byName;
        return byTags == 0 ? one.getKey().field.compareTo(other.getKey().field) : byTags;
    }

    /** What follows begins anew in time. */
    void end() throws IOException {
        while (!open.isEmpty() && close()) {
            // One after the other.
        }
        open.clear();
        lasts.clear();
        cells = 0;
        latest = Long.MIN_VALUE;
        closed = Long.MIN_VALUE;
    }

    /** How many came too late to count. */
    long late() {
        return late;
    }
}
