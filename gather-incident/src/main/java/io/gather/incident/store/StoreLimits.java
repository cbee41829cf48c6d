package io.gather.incident.store;

import io.gather.core.units.ByteSize;

/**
 * When the oldest incidents go.
 *
 * @param incidents most of them; 0: as many as there are
 * @param size of all their files; 0: no matter
 */
public record StoreLimits(int incidents, ByteSize size) {
    public static final StoreLimits NONE = new StoreLimits(0, ByteSize.of(0));

    boolean isExceeded(long count, long bytes) {
        return (incidents > 0 && count > incidents) || (size.bytes() > 0 && bytes > size.bytes());
    }
}
