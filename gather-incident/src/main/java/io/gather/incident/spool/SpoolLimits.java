package io.gather.incident.spool;

import io.gather.core.units.ByteSize;

/** How much is kept. */
public record SpoolLimits(int incidents, ByteSize size) {
    public static final SpoolLimits USUAL = new SpoolLimits(1000, ByteSize.ofMiB(64));
}
