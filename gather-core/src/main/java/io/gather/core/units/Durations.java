package io.gather.core.units;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write and read them: {@code 90s}, {@code 2h}, {@code 1h30m}, {@code 3d}. */
public final class Durations {
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)\\s*(ms|s|m|h|d|w)");

    private Durations() {}

    /** @throws IllegalArgumentException with a message for the user */
    public static Duration parse(String text) {
        String rest = text.trim().toLowerCase(Locale.ROOT);
        Matcher matcher = PART.matcher(rest);
        double millis = 0;
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            millis += Double.parseDouble(matcher.group(1)) * millisOf(matcher.group(2));
            end = matcher.end();
        }
        if (end == 0 || end != rest.length() || millis > Long.MAX_VALUE / 2.0) {
            throw new IllegalArgumentException("'" + text + "' is not a duration; write it like 90s, 5m, 2h or 3d");
        }
        return Duration.ofMillis((long) millis);
    }

    public static String show(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 10_000) {
            long tenths = (Math.abs(millis) + 50) / 100;
            return (millis < 0 ? "-" : "") + tenths / 10 + "." + tenths % 10 + "s";
        }
        long seconds = millis / 1000;
        if (seconds < 100) {
            return seconds + "s";
        }
        if (seconds < 6000) {
            return seconds / 60 + "m" + twoDigits(seconds % 60) + "s";
        }
        return seconds / 3600 + "h" + twoDigits(seconds % 3600 / 60) + "m";
    }

    private static String twoDigits(long number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private static double millisOf(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            case "w" -> 7 * 86_400_000;
            default -> throw new IllegalArgumentException(unit);
        };
    }
}
