package io.gather.minion;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.bundle.Claims;
import io.gather.core.catalog.ListSource;
import io.gather.core.plan.Task;
import io.gather.core.redact.Redactor;
import io.gather.core.verdict.ListedNames;
import io.gather.core.verdict.Numbers;
import io.gather.core.verdict.ProcessEnd;
import io.gather.core.verdict.Unanswered;
import io.gather.core.verdict.Unit;
import io.gather.minion.files.Expand;
import io.gather.minion.files.Glob;
import io.gather.minion.process.Shell;
import io.gather.minion.process.Sink;
import io.gather.minion.spool.Expansion;

/** Finds the values that a task runs over, on the node. */
final class ListedValues {
    private final Run run;
    private final Shell shell;
    private final Claims names;
    private final Redactor redactor;

    ListedValues(Run run, Shell shell, Claims names, Redactor redactor) {
        this.run = run;
        this.shell = shell;
        this.names = names;
        this.redactor = redactor;
    }

    /** As found now, or when an earlier run of this gather looked. */
    Expansion of(Task.Command task, Task.Each each) throws IOException, InterruptedException {
        Expansion before = run.spool().expansion(task.number());
        if (before != null) {
            return before;
        }
        Expansion now = expand(task, each);
        run.spool().remember(task.number(), now);
        return now;
    }

    private Expansion expand(Task.Command task, Task.Each each) throws IOException, InterruptedException {
        List<Glob> excluded = each.source().exclude().stream().map(Glob::ofName).toList();
        ListedNames listed = ListedNames.of(found(task, each.source()),
                value -> excluded.stream().anyMatch(it -> it.matches(value)));
        List<Expansion.Value> values = new ArrayList<>();
        for (String value : listed.values()) {
            Unit unit = Unit.ofValue(task, each, values.size(), value, redactor);
            values.add(new Expansion.Value(value, names.takeFree(unit.output())));
        }
        return new Expansion(values, listed.message());
    }

    private List<String> found(Task.Command task, ListSource source) throws IOException, InterruptedException {
        return switch (source) {
            case ListSource.Glob glob -> Expand.paths(glob.pattern()).stream()
                    .map(it -> String.valueOf(it.getFileName())).toList();
            case ListSource.Command command -> lines(command.line(), task.number() + "-list");
        };
    }

    private List<String> lines(String line, String number) throws IOException, InterruptedException {
        return output(run, shell, line, number).lines().map(String::strip).toList();
    }

    /** What a command prints that is run for the minion itself. */
    static String output(Run run, Shell shell, String line, String number) throws IOException, InterruptedException {
        for (boolean again = true;; again = false) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ProcessEnd ended = ask(run, shell, line, number, bytes);
            Unanswered.Question lost = switch (run.cause(ended.cause())) {
                case TIME -> Unanswered.Question.TIME;
                case OVER -> Unanswered.Question.OVER;
                case STOP -> Unanswered.Question.STOP;
                case ITSELF -> ended.signal() == null ? null : Unanswered.Question.KILLED;
                case FULL -> null;
            };
            if (lost == null) {
                return bytes.toString(StandardCharsets.UTF_8);
            }
            // What it had not said yet is not nothing.
            if (!again || run.isStopped() || run.isTimeOver()) {
                throw new UnansweredException(lost);
            }
        }
    }

    private static ProcessEnd ask(Run run, Shell shell, String line, String number, ByteArrayOutputStream bytes)
            throws IOException, InterruptedException {
        return shell.start(line, number).attend(new Sink() {
            @Override
            public void write(byte[] more, int length) {
                bytes.write(more, 0, length);
            }

            @Override
            public boolean full() {
                return bytes.size() > Numbers.MOST_ANSWER;
            }
        }, run.deadline(Numbers.ASK), run::isStopped);
    }
}
