package io.gather.stats.metric;

/**
 * A stat that a cluster could not give.
 *
 * @param device 0: the whole cluster
 * @param message the cluster's own words, shortened
 */
public record StatFailure(String stat, long device, long code, String message) {
    static final long DEGRADED = 3;

    /** Whether the same request may have an answer soon. */
    public enum Kind {
        /** It has no such stat, or nothing in it: it is the same next time. */
        ABSENT,
        /** Some node did not answer in time. */
        PASSING,
        UNKNOWN
    }

    public Kind kind() {
        return switch (Math.toIntExact(Math.clamp(code, 0, 100))) {
            case 1, 2, 9, 10 -> Kind.ABSENT;
            case 4, 5, 6, 7, 8 -> Kind.PASSING;
            default -> Kind.UNKNOWN;
        };
    }

    static boolean isFailure(long code) {
        return code != 0 && code != DEGRADED;
    }
}
