package io.gather.core.redact.scan;

import java.util.function.LongUnaryOperator;

import io.gather.core.redact.rule.Rule;

/** Is told of each secret that is found, in the order of their places. */
@FunctionalInterface
public interface FoundSecrets {
    FoundSecrets NOBODY = (_, _) -> {};

    /** @param at how many bytes of what was written stand before it */
    void found(Rule rule, long at);

    /** The same, of whom it knows where what it is told of really stands. */
    default FoundSecrets at(LongUnaryOperator places) {
        return (rule, at) -> found(rule, places.applyAsLong(at));
    }

    /** What is written is compressed or encrypted, and goes on as it is. */
    default void unsearched() {}
}
