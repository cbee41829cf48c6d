package io.gather.transport.node.shell.wire;

/** How minions cut content into pieces. */
public final class Pieces {
    /** The largest of content that is cut. */
    public static final int MEMBER = 4 << 20;
    /** The largest file that is one piece where it can be copied first. */
    public static final int COPY = 16 << 20;
    /** Larger ones come with a digest, so that not all of them need be inflated to be trusted. */
    public static final int SMALL = 256 << 10;

    private Pieces() {}
}
