package io.gather.minion.spool;

import java.io.Closeable;
import java.io.IOException;

import io.gather.core.bundle.Compression;
import io.gather.core.bundle.Content;
import io.gather.core.bundle.GzipMembers;
import io.gather.core.json.Json;
import io.gather.core.outcome.Limit;
import io.gather.core.outcome.Result;
import io.gather.core.verdict.Kept;
import io.gather.minion.content.TailStore;
import org.jspecify.annotations.Nullable;

/**
 * Writes what one task, or one value of its list, produces. Whoever waits for the producer may {@link #seal} it at any moment: then
 * what is there is kept, and a producer that wakes up later can do no harm.
 */
public final class Results implements Closeable {
    private final String name;
    private final Room room;
    private @Nullable MembersFile members;
    private @Nullable LineAppender lines;
    private @Nullable Intake intake;
    private boolean sealed;
    private int count;
    private long size;
    private long sinceCheck;
    private long sinceRoomCheck;
    private @Nullable IOException unsaid;
    private @Nullable Limit limit;

    Results(String name, Room room) {
        this.name = name;
        this.room = room;
    }

    /** Begins a result's content. */
    public synchronized Intake begin(Compression compression, PackedPiece.Maker maker) throws IOException {
        checkOpen();
        if (members == null) {
            members = new MembersFile(room.store().create(gz()));
        }
        intake = new Intake(this, new GzipMembers(members, members.end(), compression), members, room, maker);
        return intake;
    }

    /** Ends the content begun and adds the result that its maker makes of it. */
    public synchronized Result end(Kept kept) throws IOException {
        checkOpen();
        return finish(kept);
    }

    private Result finish(Kept kept) throws IOException {
        Intake begun = intake;
        if (begun == null || members == null) {
            throw new IllegalStateException("nothing was begun");
        }
        intake = null;
        try (begun) {
            Content content = begun.members().finish();
            members.flush();
            String cut = begun.cut();
            limited(begun.limit());
            IOException failure = members.failure();
            if (failure != null) {
                content = members.keepWhole(content);
                cut = room.store().full(failure);
                limited(Limit.ROOM);
            }
            Result result = begun.maker().apply(new PackedPiece(content, kept.cut(cut), cut == null));
            append(result);
            return result;
        }
    }

    /** Adds a result without content. */
    public synchronized void add(Result result) throws IOException {
        checkOpen();
        append(result);
    }

    private void append(Result result) throws IOException {
        if (lines == null) {
            lines = new LineAppender(room.store().create(jsonl()), room.store()::useReserve);
        }
        try {
            lines.add(Json.write(result));
        } catch (IOException full) {
            unsaid = full;
        }
        count++;
        size += result.size();
    }

    /**
     * Waits for room as long as some may come, and says why there is none for more results and what is to be told of them; null:
     * there is. The disk is looked at now and then.
     *
     * @param more bytes that are going to be written
     */
    public @Nullable String lacksRoom(long more) throws IOException {
        synchronized (this) {
            checkOpen();
            if (room.budget().isUsedUp()) {
                limited(Limit.SIZE);
                return room.budget().exhausted();
            }
            sinceRoomCheck += more;
            if (sinceRoomCheck < room.store().checkEvery()) {
                return null;
            }
            sinceRoomCheck = 0;
        }
        String lacking = room.lacking(room.store()::narrow);
        limited(lacking == null ? null : Limit.ROOM);
        return lacking;
    }

    private synchronized void limited(@Nullable Limit why) {
        limit = limit == null ? why : limit;
    }

    /** What something was left out or cut for; null: nothing was. */
    public synchronized @Nullable Limit limit() {
        return limit;
    }

    /** As {@link #lacksRoom}, for what is being written: it may take all but what is to stay free. */
    @Nullable
    String lacksRoomWithin(int more) throws IOException {
        synchronized (this) {
            sinceCheck += more;
            if (sinceCheck < room.store().checkEvery()) {
                return null;
            }
            sinceCheck = 0;
        }
        return room.lacking(room.store()::shortage);
    }

    /** What could not be written down of the results, so that they are none; null: nothing. */
    public synchronized @Nullable String unsaid() {
        int lost = lines == null ? 0 : lines.unwritten();
        return unsaid == null || lost == 0 ? null : lost + " results lost: " + room.store().full(unsaid);
    }

    /** Ends the writing for good, and keeps what was begun. */
    public synchronized void seal(Kept kept) throws IOException {
        if (intake != null && !sealed) {
            finish(kept);
        }
        sealed = true;
    }

    /** What users should know of the place where results wait; null: nothing. */
    public @Nullable String notice() {
        return room.store().notice();
    }

    public synchronized void checkOpen() throws IOException {
        if (sealed) {
            throw new IOException("the task has ended");
        }
    }

    public synchronized int count() {
        return lines == null ? count : count - lines.unwritten();
    }

    public synchronized long size() {
        return size;
    }

    public synchronized long stored() {
        return members == null ? 0 : members.end();
    }

    /** The name in the outcome; empty where nothing was kept. */
    public synchronized String name() {
        return count() == 0 ? "" : name;
    }

    public TailStore scratch() {
        return room.store().scratch(name);
    }

    /** Both files exist then, where there is at least one result. */
    @Override
    public synchronized void close() throws IOException {
        sealed = true;
        if (count > 0 && members == null) {
            members = new MembersFile(room.store().create(gz()));
        }
        try {
            closeAll();
        } finally {
            if (count() == 0) {
                discard();
            }
        }
    }

    private void closeAll() throws IOException {
        if (intake != null) {
            intake.close();
        }
        if (members != null) {
            members.close();
        }
        if (lines != null) {
            try {
                lines.close();
            } catch (IOException full) {
                unsaid = full;
            }
        }
    }

    private void discard() throws IOException {
        room.store().delete(gz());
        room.store().delete(jsonl());
    }

    private String gz() {
        return name + Spool.MEMBERS;
    }

    private String jsonl() {
        return name + Spool.RESULTS;
    }
}
