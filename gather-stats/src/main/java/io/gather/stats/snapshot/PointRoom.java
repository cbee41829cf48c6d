package io.gather.stats.snapshot;

import io.gather.core.units.ByteSize;

/**
 * How much room the points of a snapshot may take.
 *
 * @param lines that there may be, before they are compressed
 * @param leaveFree with less than that on the disk no more are taken
 */
record PointRoom(ByteSize lines, ByteSize leaveFree) {
    static final ByteSize LEAVE_FREE = ByteSize.ofMiB(200);
    /** As long as the disk has room. */
    static final PointRoom OF_DISK = new PointRoom(ByteSize.of(Long.MAX_VALUE), LEAVE_FREE);
}
