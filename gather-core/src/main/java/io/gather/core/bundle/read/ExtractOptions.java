package io.gather.core.bundle.read;

/** What to unpack, and how much at most. */
public record ExtractOptions(NamePatterns chosen, boolean overwrite, GrowthLimits limits) {
    public static final ExtractOptions DEFAULT = new ExtractOptions(NamePatterns.ALL, false, GrowthLimits.DEFAULT);

    public ExtractOptions choosing(NamePatterns patterns) {
        return new ExtractOptions(patterns, overwrite, limits);
    }

    public ExtractOptions overwriting() {
        return new ExtractOptions(chosen, true, limits);
    }
}
