package io.gather.minion.spool;

import java.util.function.Function;

import io.gather.core.bundle.Content;
import io.gather.core.outcome.Result;
import io.gather.core.verdict.Kept;

/**
 * Content that lies in the spool.
 *
 * @param kept what is to be said of it
 * @param whole whether all of it was taken that was given
 */
public record PackedPiece(Content content, Kept kept, boolean whole) {

    /** Makes the result of a piece. */
    @FunctionalInterface
    public interface Maker extends Function<PackedPiece, Result> {}
}
