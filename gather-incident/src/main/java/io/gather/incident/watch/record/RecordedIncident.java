package io.gather.incident.watch.record;

import java.util.List;

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
        return rule.name() + " " + trigger.line().position().key() + " "
                + Integer.toHexString(trigger.line().text().hashCode());
    }

}
