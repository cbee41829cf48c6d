package io.gather.core.verdict;

import java.time.Duration;
import java.time.Instant;

import io.gather.core.bundle.Names;
import io.gather.core.outcome.Outcome;
import io.gather.core.plan.Task;
import io.gather.core.redact.Redactor;
import org.jspecify.annotations.Nullable;

/**
 * What has one outcome: a task, or one value of a task that runs over a list.
 *
 * @param redactor of the gather, for all that is told of it and all that it holds: counts what it masks in this unit's contents
 * @param each the value, as it is told
 * @param number of the task, and of the value: {@code 12-3}
 * @param spool base name of its files
 * @param line command line or patterns, as they are
 * @param source the same, as it is told
 */
public record Unit(Task task, Redactor redactor, @Nullable String each, String number, String spool, String line,
        String source) {
    private static final int SHOWN = 4000;

    public static Unit of(Task task, Redactor redactor) {
        String line = switch (task) {
            case Task.Command command -> command.line();
            case Task.Files files -> String.join(" ", files.patterns());
            case Task.Contributed contributed -> "module " + contributed.module();
        };
        return new Unit(task, redactor.counting(), null, Integer.toString(task.number()), sixDigits(task.number()),
                line,
                redactor.text(line));
    }

    /** @param index of the value in its list */
    public static Unit ofValue(Task.Command task, Task.Each each, int index, String value, Redactor redactor) {
        String line = task.line().replace("{" + each.name() + "}", value);
        String told = redactor.text(value);
        // Outcomes are told apart by their values.
        return new Unit(task, redactor.counting(), told.equals(value) ? value : told + "-" + index,
                task.number() + "-" + index,
                sixDigits(task.number()) + "-" + index, line, redactor.text(line));
    }

    private static String sixDigits(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, 6 - digits.length())) + digits;
    }

    /** Where a command's output belongs below the node's directory, unless the name is taken there. */
    public String output() {
        return Names.ofOutput(task.group(), source);
    }

    /**
     * @param stored bytes of its results as they are stored
     * @param size the same before compression
     */
    public Outcome ended(Verdict verdict, int results, long size, long stored, Instant start, Duration took) {
        String message = redactor.optional(verdict.message());
        if (message != null && message.length() > SHOWN) {
            message = message.substring(0, SHOWN) + "…";
        }
        return new Outcome(task.number(), task.group(), task.item(), each, results == 0 ? "" : spool, verdict.status(),
                source, verdict.exit(), verdict.signal(), start, took, results, size, stored, message,
                verdict.limit(), redactor.masked());
    }

    public Outcome ended(Verdict verdict, Instant start) {
        return ended(verdict, 0, 0, 0, start, Duration.ZERO);
    }
}
