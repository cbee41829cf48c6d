package io.gather.core.minion;

import java.io.IOException;

import io.gather.core.inventory.Node;
import io.gather.core.plan.Plan;

/**
 * Reaches nodes in one way (in this process, over SSH, over RPC). Safe for use by several threads; all calls block, are bounded
 * in time, and honour interruption.
 */
public interface MinionLauncher {
    boolean supports(Node node);

    /** Asks the node what it is. */
    NodeFacts facts(Node node) throws InterruptedException;

    /** Starts the plan, or attaches to the run of the same gather that is already there. */
    MinionRun start(Node node, Plan plan) throws InterruptedException;

    /** Removes what a gather that was cut off left on the node: processes and spool. Nothing happens where there is nothing. */
    void discard(Node node, String gather) throws IOException, InterruptedException;
}
