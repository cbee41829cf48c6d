package io.gather.transport.node.rpc.wire;

/**
 * A plan is under way.
 *
 * @param instance of the run within the minion's process: where it is another one than before, events are counted anew
 */
public record Started(String instance) {}
