package io.gather.core.settings;

/**
 * Whether a gather has only what earlier ones have not.
 *
 * @param enabled of logs, only what was written since
 * @param changedOnly of all else, only what is another since
 * @param baseline when a bundle counts as delivered, so that the next gather goes on behind it
 */
public record IncrementalSettings(boolean enabled, boolean changedOnly, Baseline baseline) {
    public static final Section<IncrementalSettings> SECTION = new Section<>("incremental",
            builtIn(),
            (of, each) -> new IncrementalSettings(each.of("enabled", Forms.FLAG, of.enabled),
                    each.of("changed_only", Forms.FLAG, of.changedOnly),
                    each.of("baseline", Forms.choice(Baseline.class), of.baseline)));

    public static IncrementalSettings builtIn() {
        return new IncrementalSettings(false, false, Baseline.USUAL);
    }

    /** What makes a bundle count as delivered. */
    public enum Baseline {
        /** What {@link #UPLOAD} says where the gather uploads, else what {@link #BUNDLE} says. */
        USUAL,
        /** It is finished, and still where it was made. */
        BUNDLE,
        /** Its upload was verified. */
        UPLOAD
    }

    /** @param uploads whether the gather uploads */
    public boolean countsUploads(boolean uploads) {
        return switch (baseline) {
            case USUAL -> uploads;
            case BUNDLE -> false;
            case UPLOAD -> true;
        };
    }
}
