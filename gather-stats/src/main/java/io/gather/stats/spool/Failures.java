package io.gather.stats.spool;

import io.gather.core.error.GatherException;

/** Why points could not be written, in a line. */
final class Failures {
    private Failures() {}

    static String words(Throwable reason) {
        return switch (reason) {
            case GatherException known -> known.getMessage();
            case RuntimeException broken -> "the sink breaks: " + broken;
            case Error broken -> "the sink breaks: " + broken;
            default -> reason.getMessage() == null ? reason.toString() : reason.getMessage();
        };
    }
}
