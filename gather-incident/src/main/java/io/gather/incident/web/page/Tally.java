package io.gather.incident.web.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Incidents that have something in common. */
final class Tally {
    private final String name;
    private final Set<String> nodes = new HashSet<>();
    private int[] rows = new int[4];
    private int count;

    private Tally(String name) {
        this.name = name;
    }

    /** @param names of what a row is counted with */
    static List<Tally> of(PageMoment moment, BiFunction<PageMoment, Integer, List<String>> names) {
        Map<String, Tally> all = new LinkedHashMap<>();
        for (int row : moment.found()) {
            for (String name : names.apply(moment, row)) {
                all.computeIfAbsent(name, Tally::new).add(row, moment.nodeId(moment.rows().tub(row)));
            }
        }
        return new ArrayList<>(all.values());
    }

    private void add(int row, String node) {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, count * 2);
        }
        rows[count++] = row;
        nodes.add(node);
    }

    /** @param word as in an address; empty when there is no such order */
    static Optional<Comparator<Tally>> order(String word, PageMoment moment) {
        Comparator<Tally> byName = Comparator.comparing(Tally::name);
        return switch (word) {
            case "count" -> Optional.of(Comparator.comparingInt(Tally::count).reversed().thenComparing(byName));
            case "last" -> Optional.of(Comparator.<Tally>comparingLong(it -> -it.last(moment)).thenComparing(byName));
            case "first" -> Optional.of(Comparator.<Tally>comparingLong(it -> -it.first(moment)).thenComparing(byName));
            case "name" -> Optional.of(byName);
            default -> Optional.empty();
        };
    }

    String name() {
        return name;
    }

    int count() {
        return count;
    }

    int nodes() {
        return nodes.size();
    }

    int newest() {
        return rows[0];
    }

    long last(PageMoment moment) {
        return moment.rows().time(rows[0]);
    }

    long first(PageMoment moment) {
        return moment.rows().time(rows[count - 1]);
    }

    long since(PageMoment moment, Instant then) {
        return Arrays.stream(rows, 0, count).filter(row -> moment.rows().time(row) >= then.toEpochMilli()).count();
    }

    long[] times(PageMoment moment) {
        return Arrays.stream(rows, 0, count).mapToLong(moment.rows()::time).toArray();
    }

    boolean hasRegression(PageMoment moment) {
        return moment.isRegression(rows[0]);
    }
}
