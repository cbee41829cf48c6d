package io.gather.incident.store;

import io.gather.core.units.ByteSize;

/**
 * When the oldest files go: of incidents, and those in quarantine.
 *
 * @param incidents most of them; 0: as many as there are
 * @param size of all of them; 0: no matter
 */
public record StoreLimits(int incidents, ByteSize size) {
    public static final StoreLimits NONE = new StoreLimits(0, ByteSize.of(0));

    /** More goes than must, so that not every incident costs another look at all of them. */
    private static final double DOWN_TO = 0.95;

    boolean isExceeded(long count, long bytes) {
        return (incidents > 0 && count > incidents) || (size.bytes() > 0 && bytes > size.bytes());
    }

    /** Whether, once something goes, more goes. */
    boolean isTight(long count, long bytes) {
        return isExceeded((long) Math.ceil(count / DOWN_TO), (long) (bytes / DOWN_TO));
    }
}
