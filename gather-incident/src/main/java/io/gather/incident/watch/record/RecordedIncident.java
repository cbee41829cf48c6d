package io.gather.incident.watch.record;

import java.util.List;

import io.gather.incident.watch.line.WatchedLine;
import io.gather.incident.watch.rule.WatchRule;

/**
 * What is to be told.
 *
 * @param lines before the trigger, the trigger, and after it
 * @param heldBack how many of this rule were not told before it
 * @param alsoTriggers the numbers of later lines that the same rule finds
 */
public record RecordedIncident(WatchRule rule, NumberedLine trigger, List<NumberedLine> lines, long heldBack,
        List<Long> alsoTriggers) {
    public RecordedIncident {
        lines = List.copyOf(lines);
        alsoTriggers = List.copyOf(alsoTriggers);
    }

    /** The same when the same line is read again. */
    public String key() {
        return key(rule, trigger.line());
    }

    /** Of the later lines that the same rule finds. */
    public List<String> followed() {
        return lines.stream().filter(it -> alsoTriggers.contains(it.number())).map(it -> key(rule, it.line())).toList();
    }

    static String key(WatchRule rule, WatchedLine line) {
        return rule.name() + " " + line.position().key() + " " + Integer.toHexString(line.text().hashCode());
    }
}
