package io.gather.core.minion;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.gather.core.inventory.Node;
import io.gather.core.plan.Plan;

/**
 * Starts minions on nodes (in this process, over SSH, over RPC, by what a plugin brings). Safe for use by several
 * threads; all calls block, are bounded in time, and honour interruption.
 */
public interface MinionLauncher {
    /** Which reaches it serves, by the words that inventories have for them. It is never asked for nodes of others. */
    Set<String> reaches();

    /** Asks the node what it is. */
    NodeFacts facts(Node node) throws InterruptedException;

    /**
     * Starts the plan, or attaches to the run of the same gather that is already there. Whatever comes of it has passed the plan's
     * {@linkplain Plan#redactor redactor}: contents, names, sources, values, messages, where links lead.
     */
    MinionRun start(Node node, Plan plan) throws InterruptedException;

    /** Removes what a gather that was cut off left on the node: processes and spool. Nothing happens where there is nothing. */
    void discard(Node node, String gather) throws IOException, InterruptedException;

    /**
     * Looks how much the files are that the plan's tasks would take now: none is read, and nothing is left on the node. What the
     * plan's marks and windows would leave out of a file counts.
     *
     * @param within when that time is over it tells what it has found
     * @return by the numbers of the tasks; those of files that are missing were not found in time. Empty where it cannot look
     */
    default Optional<Map<Integer, Estimate>> estimate(Node node, Plan plan, Duration within)
            throws InterruptedException {
        return Optional.empty();
    }

    /** What would be sent there to run the plan, for people to read before it is; empty where nothing is sent. */
    default Optional<String> script(Node node, Plan plan) {
        return Optional.empty();
    }
}
