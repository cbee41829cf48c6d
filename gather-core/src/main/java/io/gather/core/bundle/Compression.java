package io.gather.core.bundle;

import java.util.concurrent.Executor;

/**
 * How hard, and how many 4 MiB pieces at a time.
 *
 * @param level 0 to 9, as in gzip
 * @param parallel pieces under way at once; each holds about 9 MiB of memory. With 1 all work is done by the caller, in 64 KiB
 * @param executor runs the pieces where there are several
 */
public record Compression(int level, int parallel, Executor executor) {
    public Compression {
        if (level < 0 || level > 9 || parallel < 1) {
            throw new IllegalArgumentException("level " + level + ", parallel " + parallel);
        }
    }

    /** In the caller's thread. */
    public static Compression ofLevel(int level) {
        return new Compression(level, 1, Runnable::run);
    }
}
