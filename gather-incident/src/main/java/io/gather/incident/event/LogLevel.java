package io.gather.incident.event;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The levels that have names; events may have any number. */
public enum LogLevel {
    NOISY(10),
    OPERATIONAL(20),
    UNUSUAL(23),
    INFREQUENT(25),
    CURIOUS(28),
    WEIRD(30),
    SCARY(35),
    BAD(40);

    private final int number;

    LogLevel(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** A name in any case, or a number; empty for anything else. */
    public static Optional<Double> read(String text) {
        Optional<Double> named = Arrays.stream(values())
                .filter(level -> level.name().equals(text.toUpperCase(Locale.ROOT)))
                .map(level -> (double) level.number).findFirst();
        return named.isPresent() || !text.matches("-?[0-9]{1,9}") ? named : Optional.of(Double.valueOf(text));
    }

    /** The name, where there is one for the number. */
    public static String show(double number) {
        return Arrays.stream(values()).filter(level -> level.number == number).findFirst().map(Enum::name)
                .orElseGet(() -> number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number));
    }
}
