package io.gather.transport.foolscap.message;

import io.gather.transport.foolscap.banana.BananaLimits;

/** What one message may cost us. */
final class MessageBudget {
    /** What a value takes besides its bytes: itself, its place in a list or a map, perhaps its place among what can be referred to. */
    private static final int VALUE = 100;

    private final BananaLimits limits;
    private long values;
    private long memory;

    MessageBudget(BananaLimits limits) {
        this.limits = limits;
    }

    void reset() {
        values = 0;
        memory = 0;
    }

    /** @param bytes that it holds itself */
    void spend(long weight, long bytes) throws ViolationException {
        values += weight;
        memory += VALUE + bytes;
        if (values > limits.values()) {
            throw new ViolationException("a message of more than " + limits.values() + " values");
        }
        if (memory > limits.memory()) {
            throw new ViolationException("a message that takes more than " + limits.memory() + " bytes");
        }
    }

    void nest(int depth) throws ViolationException {
        if (depth > limits.depth()) {
            throw new ViolationException("objects nested deeper than " + limits.depth());
        }
    }
}
