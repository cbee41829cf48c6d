package io.gather.incident.alert;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a rule by its name, over a restart and over edits.
 *
 * @param last when somebody was told by it
 * @param unsaid how often nobody was told since then
 * @param silent ids of nodes that were told of, and are silent still
 */
record RuleMemory(@Nullable Instant last, int unsaid, Set<String> silent) {
    static final RuleMemory NOTHING = new RuleMemory(null, 0, Set.of());

    RuleMemory {
        silent = silent == null ? Set.of() : Set.copyOf(silent);
    }
}
