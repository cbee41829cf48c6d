package io.gather.transport.node.shell.land;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Task;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;
import io.gather.transport.node.shell.wire.GarbledException;
import io.gather.transport.node.shell.wire.ShellNumbers;
import org.jspecify.annotations.Nullable;

/** What became of a task's files, in sum. */
final class FilesTally {
    private static final int DETAILS = 8;

    private final Task.Files task;
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private long duplicates;

    FilesTally(Task.Files task) {
        this.task = task;
    }

    void count(Result result) {
        counts.merge(result.status(), 1, Integer::sum);
    }

    void duplicate() {
        duplicates++;
    }

    /**
     * @param details as in {@link io.gather.transport.node.shell.wire.UnitEnd#details}
     * @param noRoom why files were left out that would have had their turn; null: none were
     */
    UnitVerdict verdict(List<String> details, @Nullable String noRoom) throws GarbledException {
        if (details.size() != DETAILS) {
            throw new GarbledException("does not say how it ended");
        }
        String why = switch (details.getFirst()) {
            case "itself" -> null;
            case "stop" -> "stopped";
            case "over" -> "the gather's total time was over";
            case "time" -> "ended after " + Durations.show(task.timeout());
            default -> throw new GarbledException("ended in a way that its script does not know");
        };
        if (why != null) {
            int all = counts.values().stream().mapToInt(it -> it).sum();
            return UnitVerdict.of(Status.TIMED_OUT, why + ", " + all + " results until then");
        }
        long left = ShellNumbers.size(details.get(1));
        duplicates += ShellNumbers.size(details.get(3));
        long lost = ShellNumbers.size(details.get(5));
        Status status = status(left + lost);
        String message = message(status, left, ShellNumbers.size(details.get(2)), details.get(4).equals("1"));
        return UnitVerdict.of(status, lost == 0 ? message : with(message, lost, details, noRoom));
    }

    private static String with(@Nullable String message, long lost, List<String> details, @Nullable String noRoom)
            throws GarbledException {
        String words = "%d left out (%s): %s".formatted(lost, ByteSize.of(ShellNumbers.size(details.get(6))), noRoom);
        return message == null ? words : message + ", " + words;
    }

    private Status status(long left) {
        if (left > 0 || of(Status.TRUNCATED) > 0 || of(Status.TIMED_OUT) > 0) {
            return Status.TRUNCATED;
        }
        if (of(Status.OK) > 0 || duplicates > 0) {
            return Status.OK;
        }
        for (Status status : List.of(Status.ERROR, Status.DENIED, Status.SKIPPED)) {
            if (of(status) > 0) {
                return status;
            }
        }
        return Status.MISSING;
    }

    private @Nullable String message(Status status, long left, long bytes, boolean many) {
        List<String> parts = new ArrayList<>();
        for (Status each : Status.values()) {
            if (each != Status.OK && of(each) > 0) {
                parts.add(of(each) + " " + each.word());
            }
        }
        if (left > 0) {
            parts.add("%d older left out (%s) beyond %s".formatted(left, ByteSize.of(bytes), task.max()));
        }
        if (duplicates > 0) {
            parts.add(duplicates + " gathered by another item already");
        }
        if (many) {
            parts.add("more files than are looked at");
        }
        if (parts.isEmpty()) {
            return status == Status.MISSING ? task.noneFound() : null;
        }
        return String.join(", ", parts);
    }

    private int of(Status status) {
        return counts.getOrDefault(status, 0);
    }
}
