package io.gather.core.overlord;

import io.gather.core.outcome.Outcome;
import io.gather.core.overlord.event.GatherEvent;
import io.gather.core.overlord.event.GatherListener;
import io.gather.core.overlord.event.NodeState;
import io.gather.core.plan.Plan;
import org.jspecify.annotations.Nullable;

/** Tells what a node keeps one waiting for, and when a large result is on its way. One thread. */
final class NodeWait {
    /** Smaller results are here before anyone could read that they are coming. */
    private static final long LARGE = 8 << 20;

    private final String place;
    private final Unfinished unfinished;
    private final GatherListener listener;
    private NodeState told = NodeState.RUNNING;
    private boolean quiet;
    private boolean reconnecting;
    private int losses;

    NodeWait(String place, Plan plan, GatherListener listener) {
        this.place = place;
        this.unfinished = new Unfinished(plan);
        this.listener = listener;
    }

    /** @param now whether the connection is being made again */
    void look(boolean now) {
        if (now && !reconnecting) {
            losses++;
        }
        reconnecting = now;
    }

    /** How often the connection was seen to be gone. */
    int losses() {
        return losses;
    }

    void came(Outcome outcome) {
        quiet = false;
        unfinished.ended(outcome.task());
        if (outcome.stored() >= LARGE) {
            tell(NodeState.COLLECTING, outcome.fullName());
        } else if (told != NodeState.RUNNING) {
            tell(NodeState.RUNNING, unfinished.first());
        }
    }

    /** Once for each time of silence. */
    void nothingCame() {
        NodeState state = reconnecting ? NodeState.RECONNECTING : NodeState.RUNNING;
        if (!quiet || state != told) {
            quiet = true;
            tell(state, unfinished.first());
        }
    }

    private void tell(NodeState state, @Nullable String what) {
        told = state;
        listener.on(new GatherEvent.NodeMoved(place, state, what));
    }
}
