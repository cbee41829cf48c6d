package io.gather.core.overlord;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

import io.gather.core.bundle.BundleWriter;
import io.gather.core.outcome.Limit;
import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;
import io.gather.core.report.Collected;
import org.jspecify.annotations.Nullable;

/** The results of one outcome on their way into the bundle, as far as there is room for them. */
final class Taking {
    private final BundleWriter writer;
    private final CollectedLists lists;
    private final KeptRoom room;
    private final Path folder;
    private final String place;
    private final String directory;
    private int results;
    private long size;
    private long stored;
    private int left;
    private Limit limit = Limit.ROOM;
    private @Nullable String problem;

    Taking(BundleWriter writer, CollectedLists lists, KeptRoom room, Path folder, String place, String directory) {
        this.writer = writer;
        this.lists = lists;
        this.room = room;
        this.folder = folder;
        this.place = place;
        this.directory = directory;
    }

    boolean goesOn() {
        return problem == null;
    }

    /** What came of the node ends before its end. */
    void brokeOff(String why) {
        problem = why;
        limit = Limit.NODE;
    }

    /** @param told as it is to be told; the same, or without the content that an earlier gather has */
    void take(int task, Result result, Result told, ReadableByteChannel members) throws IOException {
        if (!told.equals(result)) {
            skip(members, result.stored());
        }
        take(task, told, members);
    }

    private void take(int task, Result result, ReadableByteChannel members) throws IOException {
        Path lacking = room.lacks(result);
        if (lacking != null) {
            problem = "no space for the rest of it in " + lacking + ", where room is kept for the bundle's end";
            return;
        }
        Result kept = hasContent(result) ? write(result, members) : result;
        room.give(() -> lists.add(place, new Collected.Entry(task, kept)));
        room.add(kept);
        results++;
        size += kept.size();
        stored += kept.stored();
    }

    /** Files that could not be read are in the lists only. */
    private static boolean hasContent(Result result) {
        return result.kind() != Result.Kind.FILE || result.sha256() != null;
    }

    /** What has no room is left out, so that smaller ones after it still come in. */
    private Result write(Result result, ReadableByteChannel members) throws IOException {
        if (!room.fits(result)) {
            skip(members, result.stored());
            left++;
            return result.lost("no space for it in " + folder);
        }
        writer.append(directory, result, members);
        return result;
    }

    private static void skip(ReadableByteChannel members, long count) throws IOException {
        if (members instanceof SeekableByteChannel seekable) {
            seekable.position(seekable.position() + count);
            return;
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(64 << 10, Math.max(1, count)));
        for (long rest = count; rest > 0; rest -= buffer.position()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), rest));
            if (members.read(buffer) < 0) {
                throw new EOFException("the members end early");
            }
        }
    }

    /** The outcome as it is here. */
    Outcome of(Outcome outcome) {
        String why = problem == null && left > 0 ? "no space for " + left + " of its results in " + folder : problem;
        return why == null ? outcome : outcome.lost(why, limit, results, size, stored);
    }
}
