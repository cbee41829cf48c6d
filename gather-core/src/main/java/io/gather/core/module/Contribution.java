package io.gather.core.module;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

import io.gather.core.units.ByteSize;

/**
 * What a module adds to a gather, once for the cluster: files in {@code local/<module>/} of the bundle. It is chosen as any item is, by
 * the name {@code <module>.<name>} or that of its group, which is the module's.
 */
public interface Contribution {
    /** Lower-case letters, digits, {@code _}, {@code -} and {@code .}; no item of the module's group has the same. */
    String name();

    /** What it is, in a few words. */
    String about();

    /** How long it may take, unless the user says otherwise. */
    default Duration timeout() {
        return Duration.ofMinutes(5);
    }

    /** Most bytes of all its files together. */
    default ByteSize max() {
        return ByteSize.ofMiB(100);
    }

    /**
     * Why there is nothing to be written here, such as for a setting that is not set: the gather leaves it out, and says so. Asked before
     * {@link #write}, in the same thread.
     */
    default Optional<String> absent(ModuleContext context) {
        return Optional.empty();
    }

    /**
     * Writes the files, in a thread of its own. When its time is over or the gather is stopped it is interrupted; what it wrote until
     * then is kept, and it is not waited for. What it throws is its outcome, and what it wrote is kept too. A gather that was killed
     * calls it again, from the beginning, unless its outcome was written down.
     */
    void write(ModuleContext context, ContributedFiles files) throws IOException, InterruptedException;
}
