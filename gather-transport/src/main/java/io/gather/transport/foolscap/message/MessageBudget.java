package io.gather.transport.foolscap.message;

import io.gather.transport.foolscap.banana.BananaLimits;

/** What one message may cost us. */
final class MessageBudget {
    /** What a value takes besides its bytes: itself, its place in a list or a map, perhaps its place among what can be referred to. */
    private static final int VALUE = 100;
    /** Taken from all connections' memory at a time; what is smaller than the first piece takes none. */
    private static final long PIECE = 64L << 10;

    private final MemoryShare share;
    private volatile BananaLimits limits;
    private long values;
    private long memory;
    private long taken;

    MessageBudget(BananaLimits limits, MemoryShare share) {
        this.limits = limits;
        this.share = share;
    }

    /** What was spent when a part of the message began. */
    record Spent(long values, long memory) {}

    Spent spent() {
        return new Spent(values, memory);
    }

    /** What has come since then is with somebody else. */
    void back(Spent before) {
        values = before.values();
        memory = before.memory();
        long more = taken - memory / PIECE * PIECE;
        if (more > 0) {
            share.give(more);
            taken -= more;
        }
    }

    void limits(BananaLimits now) {
        limits = now;
    }

    void reset() {
        share.give(taken);
        taken = 0;
        values = 0;
        memory = 0;
    }

    /** @return what the message has taken of all connections' memory, which its new owner gives back */
    long handOver() {
        long bytes = taken;
        taken = 0;
        return bytes;
    }

    /**
     * Waits where others have the memory.
     *
     * @param weight how many values
     * @param bytes that they hold
     */
    void spend(long weight, long bytes) throws ViolationException {
        values += weight;
        memory += VALUE * weight + bytes;
        if (values > limits.values()) {
            throw new ViolationException("a message of more than " + limits.values() + " values");
        }
        long most = Math.min(limits.memory(), share.most());
        if (memory > most) {
            throw new ViolationException("a message that takes more than " + most + " bytes");
        }
        if (memory > taken + PIECE) {
            long more = (memory - taken) / PIECE * PIECE;
            if (!share.take(more)) {
                throw new ViolationException("a message for which there is no memory now", Inbound.Fault.OURS);
            }
            taken += more;
        }
    }

    void nest(int depth) throws ViolationException {
        if (depth > limits.depth()) {
            throw new ViolationException("objects nested deeper than " + limits.depth());
        }
    }
}
