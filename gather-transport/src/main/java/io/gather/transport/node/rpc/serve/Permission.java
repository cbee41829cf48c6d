package io.gather.transport.node.rpc.serve;

import java.util.Optional;

import io.gather.core.plan.Task;

/** What the node's owner allows. */
@FunctionalInterface
public interface Permission {
    /** Why a task is not run here; empty: it is. */
    Optional<String> refusal(Task task);
}
