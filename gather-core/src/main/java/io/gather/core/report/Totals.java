package io.gather.core.report;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

import io.gather.core.outcome.Status;
import io.gather.core.report.NodeRecord.State;

/**
 * Sums over the nodes of a gather, from their records alone.
 *
 * @param states of machines; what belongs to the cluster as a whole counts among outcomes and sizes only
 */
public record Totals(Map<State, Integer> states, Map<Status, Long> outcomes, long results, long size, long stored) {
    public Totals {
        states = Collections.unmodifiableMap(new EnumMap<>(states));
        outcomes = Collections.unmodifiableMap(new EnumMap<>(outcomes));
    }

    public static Totals of(List<NodeRecord> nodes) {
        Map<State, Integer> states = new EnumMap<>(State.class);
        Map<Status, Long> outcomes = new EnumMap<>(Status.class);
        long results = 0;
        long size = 0;
        long stored = 0;
        for (NodeRecord node : nodes) {
            if (node.machine()) {
                states.merge(node.state(), 1, Integer::sum);
            }
            node.outcomes().forEach((status, count) -> outcomes.merge(status, (long) count, Long::sum));
            results += node.results();
            size += node.size();
            stored += node.stored();
        }
        return new Totals(states, outcomes, results, size, stored);
    }

    /** All machines. */
    public int nodes() {
        return states.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int nodes(State state) {
        return states.getOrDefault(state, 0);
    }

    public long outcomes(Status status) {
        return outcomes.getOrDefault(status, 0L);
    }

    /** All of them, of any status. */
    public long items() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Such as {@code 380 ok, 12 failed}, in the order of the statuses, without zeros. */
    public static String inWords(Map<Status, ? extends Number> outcomes) {
        StringJoiner words = new StringJoiner(", ");
        for (Status status : Status.values()) {
            Number count = outcomes.get(status);
            if (count != null && count.longValue() > 0) {
                words.add(count + " " + status.word());
            }
        }
        return words.length() == 0 ? "none" : words.toString();
    }
}
