package io.gather.minion;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import io.gather.core.bundle.Claims;
import io.gather.core.bundle.Names;
import io.gather.core.catalog.ListSource;
import io.gather.core.plan.Task;
import io.gather.core.units.Durations;
import io.gather.minion.files.Expand;
import io.gather.minion.files.Glob;
import io.gather.minion.process.ProcessEnd;
import io.gather.minion.process.Shell;
import io.gather.minion.process.Sink;
import io.gather.minion.spool.Expansion;
import org.jspecify.annotations.Nullable;

/** Finds the values that a task runs over, on the node. */
final class ListedValues {
    private static final int MOST = 512;
    private static final int OUTPUT = 1 << 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** Nothing here means anything to a shell, so that no value needs quotes. A hyphen in front would make it an option. */
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:@/+=][A-Za-z0-9._:@/+=-]*");

    private final Run run;
    private final Shell shell;
    private final Claims names;

    ListedValues(Run run, Shell shell, Claims names) {
        this.run = run;
        this.shell = shell;
        this.names = names;
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
        Set<String> wanted = new LinkedHashSet<>(found(task, each.source()));
        wanted.removeIf(value -> value.isEmpty() || excluded.stream().anyMatch(it -> it.matches(value)));
        int all = wanted.size();
        wanted.removeIf(value -> !HARMLESS.matcher(value).matches());
        int odd = all - wanted.size();
        List<Expansion.Value> values = wanted.stream().limit(MOST).map(value -> {
            String line = task.line().replace("{" + each.name() + "}", value);
            return new Expansion.Value(value, line, names.takeFree(Names.ofOutput(task.group(), line)));
        }).toList();
        return new Expansion(values, message(odd, wanted.size() - values.size()));
    }

    private static @Nullable String message(int odd, int beyond) {
        List<String> parts = new ArrayList<>();
        if (odd > 0) {
            parts.add(odd + " values with characters that a shell may misread left out");
        }
        if (beyond > 0) {
            parts.add(beyond + " values beyond " + MOST + " left out");
        }
        return parts.isEmpty() ? null : String.join(", ", parts);
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
            String lost = switch (ended.cause()) {
                case TIME -> "took longer than " + Durations.show(TIMEOUT);
                case ITSELF -> ended.signal() == null ? null : "was killed";
                case STOP, FULL -> null;
            };
            if (lost == null) {
                return bytes.toString(StandardCharsets.UTF_8);
            }
            // What it had not said yet is not nothing.
            if (!again || run.isStopped()) {
                throw new UnansweredException("the command that says what there is " + lost + ", twice");
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
                return bytes.size() > OUTPUT;
            }
        }, run.deadline(TIMEOUT), run::isStopped);
    }
}
