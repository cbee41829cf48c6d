package io.gather.incident.classify;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import io.gather.incident.event.EventText;
import io.gather.incident.event.LogEvent;
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
record CategoryRule(String category, List<String> umids, String facility, double level, @Nullable Pattern message,
        String failure) {
    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int LONGEST = 64 << 10;

    CategoryRule {
        umids = List.copyOf(umids);
    }

    /** @throws BoundedText.TooLongException when its expression is not fit for the message */
    boolean isMet(LogEvent trigger) {
        return (umids.isEmpty() || umids.contains(trigger.umid())) && isBelow(trigger.facility())
                && (Double.isNaN(level) || trigger.level() >= level) && hasFailed(trigger) && isSaid(trigger);
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

    private boolean isSaid(LogEvent trigger) {
        if (message == null) {
            return true;
        }
        String text = EventText.of(trigger.fields());
        return BoundedText.isFound(message, text.length() <= LONGEST ? text : text.substring(0, LONGEST), NANOS);
    }
}
