package io.gather.core.outcome;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What became of a task, or of one value of a task that runs over a list.
 *
 * @param task the task's number
 * @param spool the base name, unique in the spool, of the files that hold the results: {@code <spool>.gz}, the members, and
 *        {@code <spool>.jsonl}, a {@link Result} a line; empty where nothing was kept
 * @param each the value, where the task runs over a list
 * @param source the command line as it ran, or the patterns
 * @param exit exit code; null where nothing ran or a signal ended it
 * @param size bytes of the results before compression
 * @param stored bytes of {@code <spool>.gz}
 * @param message why it is not {@code ok}
 * @param limit why something of it was left out that another gather could bring; null: nothing was
 * @param masked how many secrets rules found in its results and masked, by kind
 */
public record Outcome(int task, String group, String item, @Nullable String each, String spool, Status status,
        @Nullable String source, @Nullable Integer exit, @Nullable Integer signal, Instant start, Duration took,
        int results, long size, long stored, @Nullable String message, @Nullable Limit limit,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> masked) {

    public Outcome {
        masked = masked == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(masked));
    }

    public Outcome(int task, String group, String item, @Nullable String each, String spool, Status status,
            @Nullable String source, @Nullable Integer exit, @Nullable Integer signal, Instant start, Duration took,
            int results, long size, long stored, @Nullable String message) {
        this(task, group, item, each, spool, status, source, exit, signal, start, took, results, size, stored, message,
                null, Map.of());
    }

    /** With what a bundle may say of it. */
    public Outcome told(UnaryOperator<String> text) {
        return new Outcome(task, group, item, each, spool, status, source == null ? null : text.apply(source), exit,
                signal, start, took, results, size, stored, message == null ? null : text.apply(message),
                limit, masked);
    }

    /** The same of another task. */
    public Outcome as(int number) {
        return new Outcome(number, group, item, each, spool, status, source, exit, signal, start, took, results, size,
                stored, message, limit, masked);
    }

    /** Of which only so much came here. */
    public Outcome lost(String why, Limit limit, int results, long size, long stored) {
        return new Outcome(task, group, item, each, spool, Status.ERROR, source, exit, signal, start, took, results,
                size, stored, why, limit, masked);
    }

    public String fullName() {
        return group + "." + item + (each == null ? "" : "@" + each);
    }
}
