package io.gather.stats.query;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is made of the numbers of an interval. */
public enum Take {
    AVG,
    MAX,
    MIN,
    SUM,
    /** How much a number that only grows has grown, a second. */
    RATE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Take> of(String word) {
        return Stream.of(values()).filter(it -> it.word().equals(word)).findFirst();
    }
}
