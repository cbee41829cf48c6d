package io.gather.core.module;

import org.jspecify.annotations.Nullable;

/** Where a minion in this process finds what modules contribute. Safe for several threads. */
@FunctionalInterface
public interface Contributors {
    /** Null when no module has it: the one that had it may have been removed since the gather began. */
    @Nullable
    Contributor find(String module, String name);

    static Contributors none() {
        return (_, _) -> null;
    }
}
