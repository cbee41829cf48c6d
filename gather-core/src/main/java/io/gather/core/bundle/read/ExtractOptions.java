package io.gather.core.bundle.read;

/**
 * What to unpack, and how much at most.
 *
 * @param ratio how many times the bundle's size may come out of it, beyond the first 64 MiB
 */
public record ExtractOptions(Patterns chosen, boolean overwrite, long maxBytes, long maxEntries, long ratio) {
    public static final ExtractOptions DEFAULT = new ExtractOptions(Patterns.ALL, false, 1L << 40, 20_000_000, 200);

    public ExtractOptions choosing(Patterns patterns) {
        return new ExtractOptions(patterns, overwrite, maxBytes, maxEntries, ratio);
    }

    public ExtractOptions overwriting() {
        return new ExtractOptions(chosen, true, maxBytes, maxEntries, ratio);
    }
}
