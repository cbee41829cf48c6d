package io.gather.stats.sink.pieces;

import org.jspecify.annotations.Nullable;

/**
 * Something that a database took, from one batch to the next: written once more it changes nothing, but shows whether the database takes
 * anything at all. For one thread at a time.
 */
public final class LastTaken<T> {
    private @Nullable T one;

    void keep(T taken) {
        one = taken;
    }

    /** @return null: nothing was taken yet */
    @Nullable
    T find() {
        return one;
    }
}
