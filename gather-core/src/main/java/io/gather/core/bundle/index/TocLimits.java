package io.gather.core.bundle.index;

/**
 * How much index is believed to be one.
 *
 * @param entries names and further parts of files
 * @param nameBytes characters of all names together
 */
public record TocLimits(long entries, long nameBytes) {
    public static final TocLimits DEFAULT = new TocLimits(20_000_000, 8L << 30);
}
