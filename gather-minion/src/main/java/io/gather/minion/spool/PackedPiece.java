package io.gather.minion.spool;

import java.util.function.Function;

import io.gather.core.bundle.Content;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import org.jspecify.annotations.Nullable;

/**
 * Content that lies in the spool.
 *
 * @param status of whoever cut it short, {@code ok} where nobody did
 * @param message why it was cut short
 */
public record PackedPiece(Content content, Status status, @Nullable String message) {

    /** Makes the result of a piece. */
    @FunctionalInterface
    public interface Maker extends Function<PackedPiece, Result> {}
}
