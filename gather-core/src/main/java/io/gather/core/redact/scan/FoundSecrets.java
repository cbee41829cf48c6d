package io.gather.core.redact.scan;

import io.gather.core.redact.rule.Rule;

/** Is told of each secret that is found, in the order of their places. */
@FunctionalInterface
public interface FoundSecrets {
    FoundSecrets NOBODY = (_, _) -> {};

    /** @param at how many bytes of what was written stand before it */
    void found(Rule rule, long at);

    /** What is written is compressed or encrypted, and goes on as it is. */
    default void unsearched() {}
}
