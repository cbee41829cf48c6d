package io.gather.stats.spool;

import java.util.Objects;

import io.gather.core.error.GatherException;

/** Why points could not be written, in a line. */
final class Failures {
    private Failures() {}

    static String words(Throwable reason) {
        return switch (reason) {
            case GatherException known -> String.valueOf(known.getMessage());
            case RuntimeException broken -> "the sink breaks: " + broken;
            case Error broken -> "the sink breaks: " + broken;
            default -> Objects.requireNonNullElse(reason.getMessage(), reason.toString());
        };
    }
}
