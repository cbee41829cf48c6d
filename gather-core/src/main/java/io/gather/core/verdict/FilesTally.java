package io.gather.core.verdict;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.plan.Task;
import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;

/** What became of a task's files, in sum. */
public final class FilesTally {
    private final Task.Files task;
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private long older;
    private long olderBytes;
    private long duplicates;
    private long withoutRoom;
    private long withoutRoomBytes;
    private @Nullable String noRoom;
    private long delivered;
    private boolean tooMany;

    public FilesTally(Task.Files task) {
        this.task = task;
    }

    public void count(Result result) {
        if (result.isDelivered()) {
            delivered++;
        } else {
            counts.merge(result.status(), 1, Integer::sum);
        }
    }

    /** Files that newer ones left no place for within the task's own limit. */
    public void older(long files, long bytes) {
        older += files;
        olderBytes += bytes;
    }

    /** Files that another item of the plan has. */
    public void duplicates(long files) {
        duplicates += files;
    }

    /** @param why files were left out that would have had their turn; null: none were */
    public void withoutRoom(long files, long bytes, @Nullable String why) {
        withoutRoom += files;
        withoutRoomBytes += bytes;
        noRoom = why;
    }

    public void tooMany() {
        tooMany = true;
    }

    /** Of a task that came to its end. */
    public Verdict verdict() {
        Status status = status();
        List<String> parts = parts();
        String none = status == Status.MISSING ? task.noneFound() : null;
        return Verdict.of(status, parts.isEmpty() ? none : String.join(", ", parts));
    }

    /** @param results that there were when it had to end; null where it came to its end */
    public static @Nullable Verdict early(Task.Files task, EndCause cause, int results) {
        String why = cause.early(task.timeout());
        return why == null
                ? null
                : Verdict.of(Status.TIMED_OUT, why + ", " + results + " results until then").by(cause.limit());
    }

    private Status status() {
        if (older > 0 || withoutRoom > 0 || of(Status.TRUNCATED) > 0 || of(Status.TIMED_OUT) > 0) {
            return Status.TRUNCATED;
        }
        if (of(Status.OK) > 0 || duplicates > 0 || delivered > 0) {
            return Status.OK;
        }
        for (Status status : List.of(Status.ERROR, Status.DENIED, Status.SKIPPED)) {
            if (of(status) > 0) {
                return status;
            }
        }
        return Status.MISSING;
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        for (Status status : Status.values()) {
            if (status != Status.OK && of(status) > 0) {
                parts.add(of(status) + " " + status.word());
            }
        }
        if (older > 0) {
            parts.add("%d older left out (%s) beyond %s".formatted(older, ByteSize.of(olderBytes), task.max()));
        }
        if (duplicates > 0) {
            parts.add(duplicates + " gathered by another item already");
        }
        if (delivered > 0) {
            parts.add(delivered + " with nothing new");
        }
        if (tooMany) {
            parts.add("more files than are looked at");
        }
        if (withoutRoom > 0) {
            parts.add("%d left out (%s): %s".formatted(withoutRoom, ByteSize.of(withoutRoomBytes), noRoom));
        }
        return parts;
    }

    private int of(Status status) {
        return counts.getOrDefault(status, 0);
    }
}
