package io.gather.incident.watch.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

import io.gather.incident.watch.rule.WatchRule;

/** How many incidents of a rule are told in an hour; the others are counted, for the next that is told. For one thread. */
final class FloodGate {
    private static final Duration WINDOW = Duration.ofHours(1);

    private final Map<String, RuleFlow> flows = new TreeMap<>();

    FloodGate(Map<String, RuleFlow> flows) {
        this.flows.putAll(flows);
    }

    /**
     * By the time of the line, so that what is read late, or again, comes to the same.
     *
     * @return how many were held back since the last one; empty: this one is, too
     */
    OptionalLong admit(WatchRule rule, Instant time) {
        RuleFlow flow = flows.getOrDefault(rule.name(), RuleFlow.NONE);
        List<Instant> recent = new ArrayList<>(flow.told().stream()
                .filter(it -> Duration.between(it, time).abs().compareTo(WINDOW) < 0).toList());
        if (recent.size() >= rule.perHour()) {
            flows.put(rule.name(), new RuleFlow(recent, flow.heldBack() + 1));
            return OptionalLong.empty();
        }
        recent.add(time);
        flows.put(rule.name(), new RuleFlow(recent, 0));
        return OptionalLong.of(flow.heldBack());
    }

    Map<String, RuleFlow> flows() {
        return Map.copyOf(flows);
    }
}
