package io.gather.incident.watch.record;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.gather.incident.watch.rule.WatchRule;

/** An incident that still grows. For one thread. */
final class LineRecording {
    private static final long MOST_WEIGHT = 1 << 20;

    private final WatchRule rule;
    private final NumberedLine trigger;
    private final long heldBack;
    private final Instant begun;
    private final List<NumberedLine> lines;
    private final List<Long> alsoTriggers = new ArrayList<>();
    private int left;
    private long weight;

    /** @param begun by the clock, which may be long after the line was written */
    LineRecording(WatchRule rule, NumberedLine trigger, List<NumberedLine> before, long heldBack, Instant begun) {
        this.rule = rule;
        this.trigger = trigger;
        this.heldBack = heldBack;
        this.begun = begun;
        this.lines = new ArrayList<>(before);
        this.left = rule.after();
        before.forEach(it -> weight += it.line().weight());
        lines.add(trigger);
    }

    WatchRule rule() {
        return rule;
    }

    /** Whether the line is too late to belong to it, or there is no room for it. */
    boolean isOver(NumberedLine line) {
        return left == 0 || weight > MOST_WEIGHT
                || Duration.between(trigger.line().time(), line.line().time()).compareTo(rule.settle()) > 0;
    }

    boolean isOver(Instant now) {
        return left == 0 || Duration.between(begun, now).compareTo(rule.settle()) >= 0;
    }

    void add(NumberedLine line, boolean alsoTrigger) {
        lines.add(line);
        weight += line.line().weight();
        left--;
        if (alsoTrigger) {
            alsoTriggers.add(line.number());
        }
    }

    RecordedIncident finished() {
        return new RecordedIncident(rule, trigger, lines, heldBack, alsoTriggers);
    }
}
