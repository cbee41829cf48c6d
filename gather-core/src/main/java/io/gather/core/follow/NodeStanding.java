package io.gather.core.follow;

import io.gather.core.overlord.event.NodeState;
import org.jspecify.annotations.Nullable;

/** Where one node stands. Guarded by its {@link Standing}'s owner. */
public final class NodeStanding {
    private final String name;
    private NodeState state = NodeState.WAITING;
    private @Nullable String what;
    private long since;
    private int done;
    private int planned;

    NodeStanding(String name, long now) {
        this.name = name;
        this.since = now;
    }

    public String name() {
        return name;
    }

    public NodeState state() {
        return state;
    }

    /** What it is busy with, where that is known. */
    public @Nullable String what() {
        return what;
    }

    /** When something was heard of it last, in milliseconds of the epoch. */
    public long since() {
        return since;
    }

    public int done() {
        return done;
    }

    /** 0 where that is not known yet. */
    public int planned() {
        return planned == 0 ? 0 : Math.max(planned, done);
    }

    /** By how many this node's items are more than was planned; items over lists are. Less than 0 when it ended early. */
    int correction() {
        return planned == 0 ? 0 : state.ended() ? done - planned : Math.max(0, done - planned);
    }

    void moved(NodeState to, @Nullable String busyWith, long now) {
        // A node that is told twice to wait for the same has not come any further.
        if (to != state || busyWith == null || !busyWith.equals(what)) {
            since = now;
        }
        state = to;
        what = busyWith;
    }

    void counted(int ended, int of, long now) {
        done = Math.max(done, ended);
        planned = Math.max(planned, of);
        since = now;
    }
}
