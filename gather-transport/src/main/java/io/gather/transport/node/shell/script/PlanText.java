package io.gather.transport.node.shell.script;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.gather.core.catalog.Condition;
import io.gather.core.catalog.Cost;
import io.gather.core.catalog.ListSource;
import io.gather.core.minion.LimitMark;
import io.gather.core.plan.Limits;
import io.gather.core.plan.Plan;
import io.gather.core.plan.SimpleCommand;
import io.gather.core.plan.Task;

/** A plan as shell functions, one a task. */
final class PlanText {
    private final Plan plan;
    private final int level;

    PlanText(Plan plan, int level) {
        this.plan = plan;
        this.level = level;
    }

    /** What stands before the minion's own text. */
    String settings() {
        Limits limits = plan.limits();
        return """
                GATHER=%s
                NODE=%s
                RUN=%d
                PARALLEL=%d
                TOTAL=%d
                TOTAL_TIME=%d
                SPOOL=%d
                LEAVE=%d
                LEVEL=%d
                PACKAGES=%s
                LIGHT='%s'
                WAITING='%s'
                HEAVY='%s'
                LISTS='%s'
                SCREEN=%s
                """.formatted(plan.gather(), plan.node(), new LimitMark(plan.gather(), plan.node()).run(),
                limits.parallel(), limits.totalSize().bytes(),
                limits.totalTime().toMillis(), limits.spoolSize().bytes(), limits.leaveFree().bytes() >> 10, level,
                needsPackages() ? "1" : "", numbers(task -> task.cost() != Cost.HEAVY && task.cost() != Cost.WAITING),
                numbers(task -> task.cost() == Cost.WAITING), numbers(task -> task.cost() == Cost.HEAVY),
                numbers(task -> task instanceof Task.Command command && command.forEach() != null), screen());
    }

    /** Nothing where what the overlord will look for is not to be said in such an expression. */
    private String screen() {
        String screen = plan.redactor().screen();
        return screen == null ? "" : ShellText.quoted(screen);
    }

    String tasks() {
        return MarksText.of(plan) + plan.tasks().stream().map(this::task).collect(Collectors.joining());
    }

    private String numbers(Predicate<Task> which) {
        return plan.tasks().stream().filter(which)
                .map(task -> Integer.toString(task.number())).collect(Collectors.joining(" "));
    }

    private boolean needsPackages() {
        return plan.tasks().stream().flatMap(task -> task.when().stream()).flatMap(any -> any.needs().stream())
                .anyMatch(need -> need.kind() == Condition.Kind.PACKAGE);
    }

    private String task(Task task) {
        String head = "\n" + ShellText.comment(task.fullName()) + "task_" + task.number() + "() {\n" + when(task
                .when());
        return switch (task) {
            case Task.Command command when command.forEach() != null -> head + list(command);
            case Task.Contributed contributed -> throw new IllegalArgumentException(
                    contributed.fullName() + " is what a module does in gather's own process");
            case Task.Command command -> head + "    " + command(command, words(command.line())) + "}\n";
            case Task.Files files -> {
                FilesText text = new FilesText(files);
                yield "\n" + text.functions() + head.substring(1) + "    " + text.call() + "}\n";
            }
        };
    }

    /** Where no shell is needed to understand a line, none is started. */
    private static String words(String line) {
        List<String> words = SimpleCommand.words(line);
        return words.isEmpty() ? "sh -c " + ShellText.quoted(line) : String.join(" ", words);
    }

    private static String list(Task.Command command) {
        Task.Each each = Objects.requireNonNull(command.forEach());
        String source = switch (each.source()) {
            case ListSource.Glob glob -> "glob " + ShellText.quoted(ShellGlob.of(glob.pattern()));
            case ListSource.Command line -> "command " + ShellText.quoted(line.line());
        };
        String excluded = each.source().exclude().stream().map(it -> " " + ShellText.quoted(ShellGlob.of(it)))
                .collect(Collectors.joining());
        String line = "sh -c " + ShellText.quoted(command.line(), "{" + each.name() + "}", "V");
        return "    list_task " + source + excluded + "\n}\nvalue_" + command.number() + "() {\n    " + command(command,
                line) + "}\n";
    }

    private static String command(Task.Command command, String line) {
        String program = SimpleCommand.program(command.line());
        return "command_task %d %d %s %s %s\n".formatted(command.timeout().toMillis(), command.max().bytes(),
                command.keep().name().toLowerCase(Locale.ROOT), ShellText.quoted(program == null ? "" : program), line);
    }

    private static String when(List<Condition> any) {
        if (any.isEmpty()) {
            return "";
        }
        return any.stream().map(PlanText::condition).collect(Collectors.joining(" || ", "    ",
                " || {\n        unmet\n        return\n    }\n"));
    }

    private static String condition(Condition condition) {
        return condition.needs().isEmpty()
                ? "true"
                : condition.needs().stream().map(PlanText::need)
                        .collect(Collectors.joining(" && ", "{ ", "; }"));
    }

    private static String need(Condition.Need need) {
        boolean pattern = need.kind() == Condition.Kind.FILE || need.kind() == Condition.Kind.PACKAGE;
        return need.values().stream().map(it -> ShellText.quoted(pattern ? ShellGlob.of(it) : it))
                .collect(Collectors.joining(" ", "holds " + need.kind().name().toLowerCase(Locale.ROOT) + " ", ""));
    }
}
