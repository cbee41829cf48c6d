package io.gather.incident.watch.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last lines of all, and the last ones of each facility, since a talkative neighbour must not drive out what the one that fails has
 * said before. Bounded in lines and in memory. For one thread.
 */
final class LineRing {
    private static final int MOST_FACILITIES = 64;
    private static final long MOST_WEIGHT = 2 << 20;
    /** Of what one incident takes before its trigger. */
    static final long MOST_BEFORE = 512 << 10;

    private final int lines;
    private final Deque<NumberedLine> all = new ArrayDeque<>();
    private final Map<String, Deque<NumberedLine>> facilities = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    /** @param lines of all, and of each facility */
    LineRing(int lines) {
        this.lines = lines;
    }

    void add(NumberedLine line) {
        if (lines == 0) {
            return;
        }
        put(all, line);
        put(facilities.computeIfAbsent(line.line().facility(), _ -> new ArrayDeque<>()), line);
        while (facilities.size() > MOST_FACILITIES || (weight > MOST_WEIGHT && facilities.size() > 1)) {
            String eldest = facilities.keySet().iterator().next();
            drop(facilities.getOrDefault(eldest, new ArrayDeque<>()));
            facilities.remove(eldest);
        }
        while (weight > MOST_WEIGHT && !all.isEmpty()) {
            weight -= all.removeFirst().line().weight();
            facilities.values().forEach(it -> {
                if (it.size() > 1) {
                    weight -= it.removeFirst().line().weight();
                }
            });
        }
    }

    private void put(Deque<NumberedLine> ring, NumberedLine line) {
        ring.addLast(line);
        weight += line.line().weight();
        if (ring.size() > lines) {
            weight -= ring.removeFirst().line().weight();
        }
    }

    private void drop(Collection<NumberedLine> ring) {
        ring.forEach(it -> weight -= it.line().weight());
    }

    /** The last so many lines of all and of that facility, in their order. */
    List<NumberedLine> last(String facility, int most) {
        Map<Long, NumberedLine> chosen = new TreeMap<>(Comparator.reverseOrder());
        choose(facilities.getOrDefault(facility, new ArrayDeque<>()), most, chosen);
        choose(all, most, chosen);
        List<NumberedLine> newestFirst = new ArrayList<>();
        long taken = 0;
        for (NumberedLine each : chosen.values()) {
            taken += each.line().weight();
            if (taken > MOST_BEFORE) {
                break;
            }
            newestFirst.add(each);
        }
        return newestFirst.reversed();
    }

    private static void choose(Deque<NumberedLine> ring, int most, Map<Long, NumberedLine> chosen) {
        ring.reversed().stream().limit(most).forEach(it -> chosen.put(it.number(), it));
    }

    long weight() {
        return weight;
    }
}
