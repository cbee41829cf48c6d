package io.gather.transport.node.shell;

import java.io.IOException;

import io.gather.core.plan.Plan;
import io.gather.core.window.NodeClock;
import io.gather.transport.node.Inbox;
import io.gather.transport.node.LandingBuffer;
import io.gather.transport.node.shell.land.Judge;
import io.gather.transport.node.shell.land.LandedOutcome;
import io.gather.transport.node.shell.land.Workroom;
import io.gather.transport.node.shell.wire.GarbledException;
import io.gather.transport.node.shell.wire.UnitEnd;
import org.jspecify.annotations.Nullable;

/** Makes outcomes of what has come, in its order, and puts them where they are asked for. Used by one thread. */
final class Deliveries {
    private final Plan plan;
    private final int level;
    private final NodeClock clock;
    private final Inbox<LandedOutcome> inbox;
    private @Nullable Judge judge;

    /** @param level of compression of what changes on the way */
    Deliveries(Plan plan, int level, NodeClock clock, Inbox<LandedOutcome> inbox) {
        this.plan = plan;
        this.level = level;
        this.clock = clock;
        this.inbox = inbox;
    }

    /** It is known where the minion works; that stays. */
    void settle(Workroom place) {
        if (judge == null) {
            judge = new Judge(plan, place, level, clock);
        }
    }

    void judge(UnitEnd end, LandingBuffer into) throws IOException, InterruptedException {
        if (judge == null) {
            throw new GarbledException("words out of turn");
        }
        LandedOutcome delivery = judge.judge(end, into);
        if (delivery != null) {
            inbox.put(delivery);
        }
    }
}
