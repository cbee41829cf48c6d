package io.gather.core.bundle.read;

/**
 * How much may come out of a file at most.
 *
 * @param ratio how many times the file's own size, beyond the first 64 MiB
 */
public record GrowthLimits(long bytes, long entries, long ratio) {
    public static final GrowthLimits DEFAULT = new GrowthLimits(1L << 40, 20_000_000, 200);

    public GrowthLimits {
        if (bytes < 0 || entries < 0 || ratio < 1) {
            throw new IllegalArgumentException(bytes + " bytes, " + entries + " entries, ratio " + ratio);
        }
    }

    public GrowthLimits ofRatio(long other) {
        return new GrowthLimits(bytes, entries, other);
    }
}
