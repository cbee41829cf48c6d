package io.gather.transport.node.shell.land;

import io.gather.transport.node.shell.wire.Pieces;

/**
 * Which of a node's large pieces are inflated to see whether their digests are what was said. Whoever wants to deceive may do so with the
 * content itself: what this finds are tools on the node that do not work.
 */
final class Samples {
    private static final long EVERY = 64L << 20;

    private boolean taken;
    private long unseen;

    /** The first that is cheap, and then one of so many bytes. */
    boolean takes(long size) {
        unseen += size;
        boolean wanted = unseen > EVERY || (!taken && size <= Pieces.MEMBER);
        if (wanted) {
            taken = true;
            unseen = 0;
        }
        return wanted;
    }
}
