package io.gather.incident.trigger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.gather.core.units.ByteSize;

/**
 * A gather for an incident: what is asked for, and what became of it.
 *
 * @param number of its folder
 * @param incident its key
 * @param nodes whom it gathers from, as {@code --nodes} takes it; empty: this machine
 * @param due when it begins
 * @param told where the bundle is, or why there is none; empty while it is not over
 */
public record TriggeredGather(long number, String incident, String fingerprint, String rule, String nodes,
        String profile, List<String> groups, Duration maxTime, ByteSize maxSize, boolean upload, Instant due,
        State state, String told) {
    /** How far it is. */
    public enum State {
        WAITING,
        BEGUN,
        /** There is a bundle. */
        DONE,
        FAILED
    }

    public TriggeredGather {
        groups = List.copyOf(groups);
    }

    TriggeredGather now(State other, String text) {
        return new TriggeredGather(number, incident, fingerprint, rule, nodes, profile, groups, maxTime, maxSize,
                upload, due, other, text);
    }

    /** For people. */
    public String shown() {
        return switch (state) {
            case WAITING -> "waits, by the rule '" + rule + "', until " + due;
            case BEGUN -> "is under way, by the rule '" + rule + "'";
            case DONE -> told;
            case FAILED -> "failed: " + told;
        };
    }
}
