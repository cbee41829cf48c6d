package io.gather.core.plan;

import java.time.Duration;

import io.gather.core.units.ByteSize;

/**
 * What a gather may use of all its places together, besides what {@link Limits} allow each of them.
 *
 * @param size bytes of results before compression; 0: as much as all of them may
 * @param time until the last of them is done; zero: as long as they may
 */
public record TotalLimits(ByteSize size, Duration time) {
    public static final TotalLimits NONE = new TotalLimits(ByteSize.of(0), Duration.ZERO);
}
