package io.gather.incident.trigger;

import java.nio.file.Files;
import java.nio.file.Path;
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
        /** There was one. */
        REMOVED,
        FAILED
    }

    public TriggeredGather {
        groups = List.copyOf(groups);
    }

    TriggeredGather now(State other, String text) {
        return new TriggeredGather(number, incident, fingerprint, rule, nodes, profile, groups, maxTime, maxSize,
                upload, due, other, text);
    }

    /** As it is now: bundles go, and people remove some. */
    TriggeredGather seen() {
        return state == State.DONE && !Files.exists(Path.of(told))
                ? now(State.REMOVED, "its bundle is not there any more; the newest " + TriggerRun.KEPT + " stay")
                : this;
    }

    /** For people. */
    public String shown() {
        return switch (state) {
            case WAITING -> "waits, by the rule '" + rule + "', until " + due;
            case BEGUN -> "is under way, by the rule '" + rule + "'";
            case DONE -> told;
            case REMOVED -> "was done, by the rule '" + rule + "': " + told;
            case FAILED -> "failed: " + told;
        };
    }
}
