package io.gather.core.plan;

import java.time.Duration;

import io.gather.core.units.ByteSize;

/**
 * What a minion may use of its node.
 *
 * @param parallel commands at the same time; 0 stands for min(4, cores)
 * @param totalSize bytes of results before compression
 * @param spoolSize compressed bytes that may lie in the spool, not yet collected
 * @param leaveFree bytes that stay free on the spool's file system
 * @param nice nice level of commands; 0 leaves them as they are
 * @param idleIo commands get the idle I/O class where there is one
 */
public record Limits(int parallel, ByteSize totalSize, Duration totalTime, ByteSize spoolSize, ByteSize leaveFree,
        int nice, boolean idleIo) {

    public static Limits defaults() {
        return new Limits(0, ByteSize.ofMiB(20 << 10), Duration.ofMinutes(60), ByteSize.ofMiB(4 << 10),
                ByteSize.ofMiB(256), 10, true);
    }

    /** The same, for other results in another time. */
    public Limits within(ByteSize size, Duration time) {
        return new Limits(parallel, size, time, spoolSize, leaveFree, nice, idleIo);
    }
}
