package io.gather.minion;

import java.time.Duration;
import java.time.Instant;

import io.gather.core.outcome.Outcome;
import io.gather.core.plan.Task;
import io.gather.minion.spool.Results;
import org.jspecify.annotations.Nullable;

/**
 * What has one outcome: a task, or one value of a task that runs over a list.
 *
 * @param number of the task, and of the value: {@code 12-3}
 * @param spool base name of its files
 * @param source command line or patterns
 */
record Unit(Task task, @Nullable String each, String number, String spool, String source) {
    private static final int SHOWN = 4000;

    static Unit of(Task task) {
        String source = switch (task) {
            case Task.Command command -> command.line();
            case Task.Files files -> String.join(" ", files.patterns());
            case Task.Contributed contributed -> "module " + contributed.module();
        };
        return new Unit(task, null, Integer.toString(task.number()), "%06d".formatted(task.number()), source);
    }

    static Unit ofValue(Task.Command task, int index, String value, String line) {
        return new Unit(task, value, task.number() + "-" + index, "%06d-%d".formatted(task.number(), index), line);
    }

    Outcome ended(TaskEnd ending, @Nullable Results results, Instant start, Duration took) {
        String message = ending.message();
        if (message != null && message.length() > SHOWN) {
            message = message.substring(0, SHOWN) + "…";
        }
        return new Outcome(task.number(), task.group(), task.item(), each, results == null ? "" : results.name(),
                ending.status(), source, ending.exit(), ending.signal(), start, took,
                results == null ? 0 : results.count(), results == null ? 0 : results.size(),
                results == null ? 0 : results.stored(), message);
    }
}
