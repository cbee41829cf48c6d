package io.gather.transport.node.shell.land;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.gather.core.bundle.Claims;
import io.gather.core.bundle.Names;
import io.gather.core.catalog.Condition;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import io.gather.core.redact.Masks;
import io.gather.core.units.Durations;
import io.gather.transport.node.shell.wire.GarbledException;
import io.gather.transport.node.shell.wire.UnitEnd;
import org.jspecify.annotations.Nullable;

/**
 * Makes outcomes of what a minion says. Units come in the order of the spool's list, which never changes, so that after a crash of the
 * overlord every name is given out as before.
 */
public final class Judge {
    private static final int SHOWN = 4000;

    private final Plan plan;
    private final String spool;
    private final boolean root;
    private final int level;
    private final Claims names = new Claims();
    private final Claims sources = new Claims();
    private final Map<Integer, Task> tasks = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();

    /**
     * @param spool folder on the node, for people
     * @param root whether the minion runs as root, whom nothing is denied for being somebody else
     */
    public Judge(Plan plan, String spool, boolean root, int level) {
        this.plan = plan;
        this.spool = spool;
        this.root = root;
        this.level = level;
        for (Task task : plan.tasks()) {
            tasks.put(task.number(), task);
            if (task instanceof Task.Command command && command.forEach() == null) {
                paths.put(Integer.toString(task.number()), names.takeFree(Names.ofOutput(command.group(), command
                        .line())));
            }
        }
    }

    /** Null where nothing has ended: the minion said which values a list has. The landing belongs to the delivery then. */
    public @Nullable LandedOutcome judge(UnitEnd end, UnitBuffer landing) throws IOException {
        Task task = tasks.get(end.task());
        if (task == null) {
            throw new GarbledException("an outcome of a task that it was not given");
        }
        Unit unit = unit(task, end);
        try {
            if (end.list() && task instanceof Task.Command command && command.forEach() != null) {
                return list(end, command, landing);
            }
            return unit.deliver(known(unit, landing));
        } catch (GarbledException | java.io.EOFException | java.util.zip.ZipException e) {
            return unit.refuse("what the node sent cannot be used: it " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return unit.refuse(String.valueOf(e.getMessage()));
        }
    }

    private Judgement known(Unit unit, UnitBuffer landing) throws IOException {
        UnitEnd end = unit.end();
        return switch (end.kind()) {
            case "command" -> new CommandJudge(unit, landing, level).judge();
            case "files" -> new FilesJudge(unit, landing, level, names, sources).judge();
            default -> Judgement.bare(simple(unit.task(), end));
        };
    }

    private UnitVerdict simple(Task task, UnitEnd end) throws GarbledException {
        List<String> details = end.details();
        Masks.of(task.mask());
        return switch (end.kind()) {
            case "absent" -> UnitVerdict.of(Status.MISSING, String.join(" ", details) + " is not here");
            case "unmet" -> UnitVerdict.of(Status.SKIPPED, task.when().stream().map(Condition::toString)
                    .collect(Collectors.joining("; or ", "not here: ", "")));
            case "stopped" -> UnitVerdict.of(Status.SKIPPED, "stopped before it began");
            case "over" -> UnitVerdict.of(Status.ERROR, "the gather's total time of " + Durations.show(plan.limits()
                    .totalTime()) + " was over before it began");
            case "used-up" -> UnitVerdict.of(Status.ERROR, Cut.exhausted(plan.limits()));
            case "short" -> UnitVerdict.of(Status.ERROR, Cut.shortage(spool, details, plan.limits()));
            case "lost" -> UnitVerdict.of(Status.ERROR, Lost.words(details));
            case "held" ->
                UnitVerdict.of(Status.ERROR, "its output does not end: a process that cannot be killed has it");
            case "died" -> UnitVerdict.of(Status.ERROR, "the minion's process for it was killed on the node");
            default -> throw new GarbledException("ended in a way that its script does not know");
        };
    }

    private @Nullable LandedOutcome list(UnitEnd end, Task.Command task, UnitBuffer landing) throws IOException {
        LandedValues values = LandedValues.read(landing, end.meta());
        landing.close();
        int number = 0;
        for (String value : values.all()) {
            String line = line(task, value);
            paths.put(task.number() + "-" + number, names.takeFree(Names.ofOutput(task.group(), line)));
            number++;
        }
        return values.all().isEmpty()
                ? unit(task, end).deliver(Judgement.bare(UnitVerdict.of(Status.SKIPPED, values.message())))
                : null;
    }

    private static String line(Task.Command task, String value) {
        return task.line().replace("{" + Objects.requireNonNull(task.forEach()).name() + "}", value);
    }

    private Unit unit(Task task, UnitEnd end) {
        String value = end.value();
        String source = switch (task) {
            case Task.Command command when value != null && command.forEach() != null -> line(command, value);
            case Task.Command command -> command.line();
            case Task.Files files -> String.join(" ", files.patterns());
            case Task.Contributed contributed -> contributed.fullName();
        };
        return new Unit(plan, task, end, spool, root, source, paths.getOrDefault(end.unit(), ""));
    }

    /** A unit, and where its output belongs. */
    record Unit(Plan plan, Task task, UnitEnd end, String spool, boolean root, String source, String path) {

        Instant start() {
            return Instant.ofEpochMilli(end.start());
        }

        LandedOutcome refuse(String why) throws IOException {
            return deliver(Judgement.bare(UnitVerdict.of(Status.ERROR, why)));
        }

        LandedOutcome deliver(Judgement judgement) throws IOException {
            UnitVerdict verdict = judgement.verdict();
            List<Result> results = judgement.results();
            String name = end.index() < 0
                    ? "%06d".formatted(task.number())
                    : "%06d-%d".formatted(task.number(), end.index());
            String message = verdict.message();
            if (message != null && message.length() > SHOWN) {
                message = message.substring(0, SHOWN) + "…";
            }
            Outcome outcome = new Outcome(task.number(), task.group(), task.item(), end.value(), results.isEmpty()
                    ? ""
                    : name, verdict.status(), source, verdict.exit(), verdict.signal(), start(),
                    Duration.ofMillis(end.took()), results.size(), results.stream().mapToLong(Result::size).sum(),
                    judgement.stored(), message);
            return new LandedOutcome(outcome, results, judgement.landing(), judgement.spans(), end);
        }

    }
}
