package io.gather.minion.files;

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
final class Tally {
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private int left;
    private long leftBytes;
    private int duplicates;
    private int withoutRoom;
    private long withoutRoomBytes;

    void count(Result result) {
        counts.merge(result.status(), 1, Integer::sum);
    }

    void leaveOut(long size) {
        left++;
        leftBytes += size;
    }

    void leaveOutWithoutRoom(long size) {
        withoutRoom++;
        withoutRoomBytes += size;
    }

    void duplicate() {
        duplicates++;
    }

    Status status() {
        if (left > 0 || withoutRoom > 0 || of(Status.TRUNCATED) > 0 || of(Status.TIMED_OUT) > 0) {
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

    /** @param noRoom why files were left out that would have had their turn; null: none were */
    @Nullable
    String message(Task.Files task, boolean tooMany, @Nullable String noRoom) {
        List<String> parts = new ArrayList<>();
        for (Status status : Status.values()) {
            if (status != Status.OK && of(status) > 0) {
                parts.add(of(status) + " " + status.word());
            }
        }
        if (left > 0) {
            parts.add("%d older left out (%s) beyond %s".formatted(left, ByteSize.of(leftBytes), task.max()));
        }
        if (duplicates > 0) {
            parts.add(duplicates + " gathered by another item already");
        }
        if (tooMany) {
            parts.add("more files than are looked at");
        }
        if (withoutRoom > 0) {
            parts.add("%d left out (%s): %s".formatted(withoutRoom, ByteSize.of(withoutRoomBytes), noRoom));
        }
        if (parts.isEmpty()) {
            return status() == Status.MISSING ? task.noneFound() : null;
        }
        return String.join(", ", parts);
    }

    private int of(Status status) {
        return counts.getOrDefault(status, 0);
    }
}
