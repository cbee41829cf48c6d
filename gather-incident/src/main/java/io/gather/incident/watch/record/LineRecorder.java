package io.gather.incident.watch.record;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import io.gather.incident.pattern.BoundedPattern;
import io.gather.incident.watch.line.WatchedLine;
import io.gather.incident.watch.rule.WatchRule;
import io.gather.incident.watch.rule.WatchRules;

/**
 * Makes incidents of lines. Each rule has one at most that still grows; what the rule finds meanwhile belongs to it. For one thread.
 */
public final class LineRecorder {
    private final WatchRules rules;
    private final IncidentTaker taker;
    private final InstantSource clock;
    private final LineRing ring;
    private final FloodGate gate;
    private final List<LineRecording> open = new ArrayList<>();
    private long number;

    public LineRecorder(WatchRules rules, Map<String, RuleFlow> flows, IncidentTaker taker, InstantSource clock) {
        this.rules = rules;
        this.taker = taker;
        this.clock = clock;
        this.ring = new LineRing(rules.before());
        this.gate = new FloodGate(flows);
    }

    public void line(WatchedLine read) throws IOException {
        NumberedLine line = new NumberedLine(number, read);
        number++;
        if (!read.old()) {
            endThose(line);
            List<WatchRule> found = found(read);
            for (LineRecording each : open) {
                each.add(line, found.contains(each.rule()));
            }
            for (WatchRule each : found) {
                begin(each, line);
            }
        }
        ring.add(line);
    }

    private List<WatchRule> found(WatchedLine line) {
        List<WatchRule> found = new ArrayList<>();
        for (WatchRule each : rules.rules()) {
            BoundedPattern.Found in = each.in(line);
            if (in == BoundedPattern.Found.YES && isNew(each, line)) {
                found.add(each);
            } else if (in == BoundedPattern.Found.TOO_LONG) {
                taker.tooLong(each.name());
            }
        }
        return found;
    }

    /**
     * What is read again after a crash may come faster than it did, and would all be part of the first incident, which is known. So what was
     * told begins none, and is part of none.
     */
    private boolean isNew(WatchRule rule, WatchedLine line) {
        return switch (taker.told(RecordedIncident.key(rule, line))) {
            case NOT -> true;
            case TRIGGER -> {
                OptionalLong ignored = gate.admit(rule, line.time());
                yield false;
            }
            case FOLLOWED -> false;
        };
    }

    private void begin(WatchRule rule, NumberedLine line) {
        if (open.stream().anyMatch(it -> it.rule().equals(rule))) {
            return;
        }
        OptionalLong heldBack = gate.admit(rule, line.line().time());
        if (heldBack.isPresent()) {
            open.add(new LineRecording(rule, line, ring.last(line.line().facility(), rule.before()),
                    heldBack.getAsLong(), clock.instant()));
        }
    }

    private void endThose(NumberedLine before) throws IOException {
        for (Iterator<LineRecording> each = open.iterator(); each.hasNext();) {
            LineRecording recording = each.next();
            if (recording.isOver(before)) {
                taker.take(recording.finished());
                each.remove();
            }
        }
    }

    /** Ends those whose time is over, whether lines come or not. */
    public void settle() throws IOException {
        Instant now = clock.instant();
        for (Iterator<LineRecording> each = open.iterator(); each.hasNext();) {
            LineRecording recording = each.next();
            if (recording.isOver(now)) {
                taker.take(recording.finished());
                each.remove();
            }
        }
    }

    /** Ends all, whatever might still follow. */
    public void finish() throws IOException {
        while (!open.isEmpty()) {
            taker.take(open.getFirst().finished());
            open.removeFirst();
        }
    }

    /** Whether all that was found is with the taker: then what was read need not be read again. */
    public boolean isSettled() {
        return open.isEmpty();
    }

    public Map<String, RuleFlow> flows() {
        return gate.flows();
    }
}
