package io.gather.minion.spool;

import java.io.IOException;
import java.io.OutputStream;

import io.gather.core.bundle.GzipMembers;
import io.gather.core.outcome.Limit;
import org.jspecify.annotations.Nullable;

/** Takes the content of one result, as far as there is room for it; what comes after that is dropped. */
public final class Intake extends OutputStream {
    private final Results results;
    private final GzipMembers members;
    private final MembersFile file;
    private final Room room;
    private final PackedPiece.Maker maker;
    private @Nullable String cut;
    private @Nullable Limit limit;

    Intake(Results results, GzipMembers members, MembersFile file, Room room, PackedPiece.Maker maker) {
        this.results = results;
        this.members = members;
        this.file = file;
        this.room = room;
        this.maker = maker;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        String shortage = length == 0 || cut() != null ? null : results.lacksRoomWithin(length);
        synchronized (results) {
            results.checkOpen();
            if (cut != null || length == 0) {
                return;
            }
            if (shortage != null) {
                cut(shortage, Limit.ROOM);
                return;
            }
            int granted = room.budget().take(length);
            members.write(bytes, from, granted);
            if (granted < length) {
                cut(room.budget().exhausted(), Limit.SIZE);
            }
            IOException failure = file.failure();
            if (failure != null) {
                cut(room.store().full(failure), Limit.ROOM);
            }
        }
    }

    private void cut(String why, Limit by) {
        cut = why;
        limit = by;
    }

    /** What it is cut for; null: it is not. */
    @Nullable
    Limit limit() {
        return limit;
    }

    /** Why what follows is dropped; null: it is taken. */
    public @Nullable String cut() {
        synchronized (results) {
            return cut;
        }
    }

    GzipMembers members() {
        return members;
    }

    PackedPiece.Maker maker() {
        return maker;
    }

    @Override
    public void close() {
        members.close();
    }
}
