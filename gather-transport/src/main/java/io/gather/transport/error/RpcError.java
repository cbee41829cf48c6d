package io.gather.transport.error;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.ErrorEntry;

/** What can happen between an overlord and the minion that is installed on a node. */
public enum RpcError implements ErrorCode {
    MALFORMED("GATHER-3450", Category.NOTHING_GATHERED, "a minion does not understand what it is asked",
            "install the same version of gather on both sides"),
    TOO_LARGE("GATHER-3451", Category.NOTHING_GATHERED, "a request is larger than a minion takes",
            "gather fewer items at a time"),
    UNKNOWN_ADDRESS("GATHER-3452", Category.NOTHING_GATHERED, "a minion is asked for what it does not have",
            "install the same version of gather on both sides"),
    UNKNOWN_RUN("GATHER-3453", Category.NOTHING_GATHERED, "a minion is asked for a gather that it does not know",
            "start it again: it goes on with what is there"),
    NOT_YOURS("GATHER-3454", Category.NOTHING_GATHERED, "a gather on a node was started with another certificate",
            "use the certificate that it was started with"),
    REFUSED("GATHER-3455", Category.NOTHING_GATHERED, "the node's minion refuses what it is asked",
            "see what it says, and what its configuration allows"),
    NO_MINION("GATHER-3456", Category.NOTHING_GATHERED, "no minion answers at the node's port",
            "start it on the node, or enrol the node"),
    BROKE_AGAIN("GATHER-3457", Category.NOTHING_GATHERED, "the connection to the node's minion broke again and again",
            "look at the network, and at what the minion tells on its node");

    private final ErrorEntry entry;

    RpcError(String code, Category category, String meaning, String remedy) {
        this.entry = new ErrorEntry(code, category, meaning, remedy);
    }

    @Override
    public ErrorEntry entry() {
        return entry;
    }
}
