package io.gather.core.verdict;

import java.time.Duration;
import java.time.Instant;

import io.gather.core.outcome.Outcome;
import io.gather.core.plan.Task;
import org.jspecify.annotations.Nullable;

/**
 * What has one outcome: a task, or one value of a task that runs over a list.
 *
 * @param each the value
 * @param number of the task, and of the value: {@code 12-3}
 * @param spool base name of its files
 * @param source command line or patterns
 */
public record Unit(Task task, @Nullable String each, String number, String spool, String source) {
    private static final int SHOWN = 4000;

    public static Unit of(Task task) {
        String source = switch (task) {
            case Task.Command command -> command.line();
            case Task.Files files -> String.join(" ", files.patterns());
            case Task.Contributed contributed -> "module " + contributed.module();
        };
        return new Unit(task, null, Integer.toString(task.number()), "%06d".formatted(task.number()), source);
    }

    /** @param index of the value in its list */
    public static Unit ofValue(Task.Command task, Task.Each each, int index, String value) {
        return new Unit(task, value, task.number() + "-" + index, "%06d-%d".formatted(task.number(), index),
                task.line().replace("{" + each.name() + "}", value));
    }

    /**
     * @param stored bytes of its results as they are stored
     * @param size the same before compression
     */
    public Outcome ended(Verdict verdict, int results, long size, long stored, Instant start, Duration took) {
        String message = verdict.message();
        if (message != null && message.length() > SHOWN) {
            message = message.substring(0, SHOWN) + "…";
        }
        return new Outcome(task.number(), task.group(), task.item(), each, results == 0 ? "" : spool, verdict.status(),
                source, verdict.exit(), verdict.signal(), start, took, results, size, stored, message);
    }

    public Outcome ended(Verdict verdict, Instant start) {
        return ended(verdict, 0, 0, 0, start, Duration.ZERO);
    }
}
