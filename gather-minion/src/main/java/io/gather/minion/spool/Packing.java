package io.gather.minion.spool;

import io.gather.core.bundle.Compression;

/** How results are compressed: most by whoever produces them, large ones in several pieces at once. */
public record Packing(Compression small, Compression large) {
    private static final long LARGE = 16 << 20;

    public Compression ofSize(long size) {
        return size >= LARGE ? large : small;
    }
}
