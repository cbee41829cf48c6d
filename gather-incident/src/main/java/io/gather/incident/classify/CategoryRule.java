package io.gather.incident.classify;

import java.util.List;

import io.gather.incident.event.EventText;
import io.gather.incident.event.LogEvent;
import io.gather.incident.pattern.BoundedPattern;
import org.jspecify.annotations.Nullable;

/**
 * A category, and what the triggers in it have: all that is said.
 *
 * @param umids any of them; none: no matter
 * @param facility itself, or one below it; empty: no matter
 * @param level the least; NaN: no matter
 * @param message is found in the formatted message; null: no matter
 * @param failure the type of the exception, with or without its module; empty: no matter
 */
record CategoryRule(String category, List<String> umids, String facility, double level,
        @Nullable BoundedPattern message,
        String failure) {
    CategoryRule {
        umids = List.copyOf(umids);
    }

    /** Whether the trigger has all that. */
    BoundedPattern.Found in(LogEvent trigger) {
        boolean hasOthers = (umids.isEmpty() || umids.contains(trigger.umid())) && isBelow(trigger.facility())
                && (Double.isNaN(level) || trigger.level() >= level) && hasFailed(trigger);
        if (!hasOthers) {
            return BoundedPattern.Found.NO;
        }
        return message == null ? BoundedPattern.Found.YES : message.in(EventText.of(trigger.fields()));
    }

    private boolean isBelow(String other) {
        return facility.isEmpty() || other.equals(facility) || other.startsWith(facility + ".");
    }

    private boolean hasFailed(LogEvent trigger) {
        if (failure.isEmpty()) {
            return true;
        }
        String type = Fingerprint.failureType(trigger);
        return type.equals(failure) || type.endsWith("." + failure);
    }
}
