package io.gather.core.watermark;

import io.gather.core.outcome.Result.Generation;
import io.gather.core.outcome.Result.Range;
import org.jspecify.annotations.Nullable;

/**
 * How far a file was delivered.
 *
 * @param path that it had then, for people
 * @param to bytes before it were delivered, or left out since they were too many
 * @param tail as in {@link Range#tail}
 */
public record Mark(String path, Generation generation, long to, String tail) {
    /** Null where the range does not say enough to find its end again. */
    public static @Nullable Mark of(String path, Range last) {
        String tail = last.tail();
        return tail == null || last.to() == 0 || last.generation().length() == 0
                ? null
                : new Mark(path, last.generation(), last.to(), tail);
    }
}
