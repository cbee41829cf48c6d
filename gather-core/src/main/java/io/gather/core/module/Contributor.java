package io.gather.core.module;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** A {@link Contribution} together with the context of its module. */
@FunctionalInterface
public interface Contributor {
    /** Why there is nothing to be written. */
    default Optional<String> absent(Consumer<String> notices) {
        return Optional.empty();
    }

    /** @param notices takes what it says besides its files */
    void write(ContributedFiles files, Consumer<String> notices) throws IOException, InterruptedException;
}
