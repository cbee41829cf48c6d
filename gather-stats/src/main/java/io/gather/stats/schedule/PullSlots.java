package io.gather.stats.schedule;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * When the pulls of a cluster are due, over connections that end and files that change: what is asked as before, if for other stats, keeps
 * its slots. So neither gives points that the configuration does not ask for. Safe for several threads.
 */
public final class PullSlots {
    private final Map<Pull.Name, Timetable> tables = new HashMap<>();

    /**
     * From now on there are these.
     *
     * @param start the first slot of those that were not there before
     */
    public synchronized void keep(List<Pull> pulls, long start) {
        Map<Pull.Name, Timetable> before = Map.copyOf(tables);
        tables.clear();
        for (Pull pull : pulls) {
            Timetable there = before.get(pull.name());
            tables.put(pull.name(), there == null ? new Timetable(List.of(pull), start) : there);
        }
    }

    /** How long it is not due; zero: it is. */
    public synchronized Duration rest(Pull pull, long now) {
        Timetable table = tables.get(pull.name());
        return table == null ? pull.interval() : table.rest(now).orElseThrow();
    }

    /**
     * It is not due any more, until its next slot.
     *
     * @return how many slots nobody was there for before the one that it was due in; empty: it was not due
     */
    public synchronized OptionalLong take(Pull pull, long now) {
        Timetable table = tables.get(pull.name());
        return table == null
                ? OptionalLong.empty()
                : table.take(now).map(due -> OptionalLong.of(due.skipped())).orElse(OptionalLong.empty());
    }
}
