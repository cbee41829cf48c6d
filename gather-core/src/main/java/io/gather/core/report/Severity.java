package io.gather.core.report;

import io.gather.core.outcome.Status;

/** How much a status matters to someone who looks for what is missing. */
public enum Severity {
    /** The data are missing and should be there. */
    FAILURE,
    /** There are data, but not all. */
    CUT,
    /** There was nothing to gather. */
    ABSENT,
    /** All is there. */
    FINE;

    public static Severity of(Status status) {
        return switch (status) {
            case FAILED, TIMED_OUT, DENIED, ERROR -> FAILURE;
            case TRUNCATED -> CUT;
            case SKIPPED, MISSING -> ABSENT;
            case OK -> FINE;
        };
    }
}
