package io.gather.stats.collect;

import io.gather.core.error.GatherException;
import io.gather.transport.papi.PapiException;

/** What is said of a failure: what happened, and what to do about it where that is known. */
final class FailureWords {
    private FailureWords() {}

    static String of(Throwable failure) {
        return switch (failure) {
            case GatherException known -> withRemedy(known);
            case PapiException known -> withRemedy(known.reason());
            case RuntimeException broken -> "internal error: " + broken;
            case Error broken -> "internal error: " + broken;
            default -> failure.getMessage() == null ? failure.toString() : failure.getMessage();
        };
    }

    private static String withRemedy(GatherException known) {
        return known.getMessage() + "; next: " + known.remedy();
    }
}
