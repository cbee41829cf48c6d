package io.gather.incident.watch.record;

import java.time.Instant;
import java.util.List;

/**
 * What was told of one rule.
 *
 * @param told when, in the last hour
 * @param heldBack how many were not told since
 */
public record RuleFlow(List<Instant> told, long heldBack) {
    static final RuleFlow NONE = new RuleFlow(List.of(), 0);

    public RuleFlow {
        told = List.copyOf(told);
    }
}
