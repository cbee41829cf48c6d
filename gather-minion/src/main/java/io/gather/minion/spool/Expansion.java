package io.gather.minion.spool;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The values of a task's list, written down when they were found, so that a value keeps its number when the run goes on later.
 *
 * @param message what was left out of the list, and why
 */
public record Expansion(List<Value> values, @Nullable String message) {
    public Expansion {
        values = List.copyOf(values);
    }

    /** @param path where its output belongs below the node's directory */
    public record Value(String text, String path) {}
}
