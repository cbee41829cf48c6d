package io.gather.core.overlord.event;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a node is on its way into the bundle, in the order of that way. */
public enum NodeState {
    /** For its turn: only so many nodes are worked on at a time. */
    WAITING,
    REACHING,
    /** The connection is lost and is being made again; the minion goes on meanwhile. */
    RECONNECTING,
    RUNNING,
    COLLECTING,
    DONE,
    PARTIAL,
    FAILED;

    @JsonCreator
    public static NodeState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As on screens and in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the node is done with, well or badly. */
    public boolean ended() {
        return switch (this) {
            case DONE, PARTIAL, FAILED -> true;
            case WAITING, REACHING, RECONNECTING, RUNNING, COLLECTING -> false;
        };
    }
}
