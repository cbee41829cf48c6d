package io.gather.stats.store;

import java.time.Duration;

import io.gather.core.units.ByteSize;

/**
 * How much is kept.
 *
 * @param file after which the next file is begun
 * @param total of all clusters in a folder; the oldest hours go first
 * @param age of points, after which they go
 * @param leaveFree on the disk: with less than that nothing is written
 */
public record PointStoreLimits(ByteSize file, ByteSize total, Duration age, ByteSize leaveFree) {
    public static final PointStoreLimits USUAL = new PointStoreLimits(ByteSize.ofMiB(16), ByteSize.ofMiB(2048),
            Duration.ofDays(30), ByteSize.ofMiB(512));
}
