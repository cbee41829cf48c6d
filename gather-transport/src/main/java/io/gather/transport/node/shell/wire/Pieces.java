package io.gather.transport.node.shell.wire;

/** How minions cut content into pieces. */
public final class Pieces {
    /** The largest. */
    public static final int MEMBER = 4 << 20;
    /** Larger ones come with a digest, so that not all of them need be inflated to be trusted. */
    public static final int SMALL = 256 << 10;

    private Pieces() {}
}
