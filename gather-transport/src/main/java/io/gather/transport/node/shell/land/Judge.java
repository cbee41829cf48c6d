package io.gather.transport.node.shell.land;

import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipException;

import io.gather.core.bundle.Claims;
import io.gather.core.plan.Plan;
import io.gather.core.plan.Task;
import io.gather.core.redact.Redactor;
import io.gather.core.verdict.ListedNames;
import io.gather.core.verdict.NoResult;
import io.gather.core.verdict.Unit;
import io.gather.core.window.NodeClock;
import io.gather.transport.node.LandingBuffer;
import io.gather.transport.node.shell.wire.Ending;
import io.gather.transport.node.shell.wire.GarbledException;
import io.gather.transport.node.shell.wire.UnitEnd;
import org.jspecify.annotations.Nullable;

/**
 * Makes outcomes of what a minion says. Units come in the order of the spool's list, which never changes, so that after a crash of the
 * overlord every name is given out as before.
 */
public final class Judge {
    private final Plan plan;
    private final Workroom place;
    private final int level;
    private final Redactor redactor;
    private final NodeClock clock;
    private final Samples samples = new Samples();
    private final Claims names = new Claims();
    private final Claims sources = new Claims();
    private final Map<Integer, Task> tasks = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();

    /** @param clock how the node tells the time in its logs */
    public Judge(Plan plan, Workroom place, int level, NodeClock clock) {
        this.plan = plan;
        this.place = place;
        this.level = level;
        this.redactor = plan.redactor();
        this.clock = clock;
        for (Task task : plan.tasks()) {
            tasks.put(task.number(), task);
            if (task instanceof Task.Command command && command.forEach() == null) {
                paths.put(Integer.toString(task.number()), names.takeFree(Unit.of(command, redactor).output()));
            }
        }
    }

    /** Null where nothing has ended: the minion said which values a list has. The landing belongs to the delivery then. */
    public @Nullable LandedOutcome judge(UnitEnd end, LandingBuffer landing) throws IOException {
        Task task = tasks.get(end.task());
        if (task == null) {
            throw new GarbledException("an outcome of a task that it was not given");
        }
        Landed unit = landed(task, end);
        try {
            Judgement judgement = judgement(unit, landing);
            return judgement == null ? null : unit.deliver(judgement);
        } catch (GarbledException | EOFException | ZipException e) {
            return unit.refuse("what the node sent cannot be used: it " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return unit.refuse(String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Judgement judgement(Landed unit, LandingBuffer landing) throws IOException {
        if (unit.end().how() instanceof Ending.Listed) {
            return listed(unit, landing);
        }
        Redactor content = unit.unit().redactor().and(unit.task().mask());
        return switch (unit.end().how()) {
            case Ending.Ran ran -> new CommandJudge(unit, landing, level, content, samples).judge(ran);
            case Ending.Gathered gathered ->
                new FilesJudge(unit, landing, level, names, sources, content, samples, clock).judge(gathered);
            case Ending.Listed _ -> null;
            case Ending.Absent(String program) -> Judgement.bare(NoResult.absent(program));
            case Ending.Unmet _ -> Judgement.bare(NoResult.unmet(unit.task().when()));
            case Ending.Stopped _ -> Judgement.bare(NoResult.stopped());
            case Ending.TimeOver _ -> Judgement.bare(NoResult.timeOver(plan.limits()));
            case Ending.UsedUp _ -> Judgement.bare(NoResult.usedUp(plan.limits()));
            case Ending.NoRoom(var why) -> Judgement.bare(NoResult.noRoom(place.shortage(why)));
            case Ending.Lost(var why) -> Judgement.bare(NoResult.unanswered(why));
            case Ending.Held _ -> Judgement.bare(NoResult.unending());
            case Ending.Killed _ -> Judgement.bare(NoResult.killed());
            case Ending.Unclear(String why) -> throw new GarbledException(why);
        };
    }

    private @Nullable Judgement listed(Landed unit, LandingBuffer landing) throws IOException {
        Task.Each each = unit.task() instanceof Task.Command command ? command.forEach() : null;
        if (each == null || !(unit.task() instanceof Task.Command task)) {
            throw new GarbledException("is no list");
        }
        ListedNames values = LandedValues.read(landing, unit.end().meta());
        landing.close();
        for (int i = 0; i < values.values().size(); i++) {
            Unit value = Unit.ofValue(task, each, i, values.values().get(i), redactor);
            paths.put(value.number(), names.takeFree(value.output()));
        }
        return values.values().isEmpty() ? Judgement.bare(ListedNames.none(values.message())) : null;
    }

    private Landed landed(Task task, UnitEnd end) {
        return new Landed(plan, unit(task, end), end, place, paths.getOrDefault(end.unit(), ""));
    }

    private Unit unit(Task task, UnitEnd end) {
        String value = end.value();
        Task.Each each = task instanceof Task.Command command ? command.forEach() : null;
        return value != null && each != null && task instanceof Task.Command command
                ? Unit.ofValue(command, each, end.index(), value, redactor)
                : Unit.of(task, redactor);
    }
}
