package io.gather.transport.foolscap.banana;

/**
 * What a peer may send. What goes beyond costs the message that it is in, and what was read of it is let go; only beyond {@code skipped}
 * the connection is closed.
 *
 * @param string bytes of one
 * @param number bytes of one
 * @param depth of values within values
 * @param values in one message; one that is referred to counts again each time
 * @param memory bytes that one message may take, or one part of an answer that is taken in parts, by a rough reckoning
 * @param skipped bytes of a message that is passed over
 */
public record BananaLimits(int string, int number, int depth, int values, long memory, long skipped) {
    private static final int MIB = 1 << 20;

    /** For one event, one trigger, or a list of some thousand triggers. What is longer is taken in parts, each of them within these limits. */
    public static final BananaLimits USUAL = new BananaLimits(MIB, 1000, 100, 4_000_000, 8L * MIB, 1024L * MIB);
    /** For whoever has not shown that it knows the name of an object of ours: enough to say it. */
    public static final BananaLimits STRANGER = new BananaLimits(4096, 100, 10, 200, 64L << 10, MIB);
}
