package io.gather.core.schedule;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * One of the five fields of a crontab's line.
 *
 * @param text as a crontab has it
 * @param values that it stands for, a bit each
 */
record CronField(Kind kind, String text, long values) {
    private static final Pattern PART = Pattern.compile(
            "(?:(\\*)|([0-9]{1,2}|[A-Za-z]{3})(?:-([0-9]{1,2}|[A-Za-z]{3}))?)(?:/([0-9]{1,2}))?");

    /** What a field may say. */
    enum Kind {
        MINUTE("minute", 0, 59, ""),
        HOUR("hour", 0, 23, ""),
        DAY("day of the month", 1, 31, ""),
        MONTH("month", 1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
        /** Sunday is 0, and 7 too. */
        WEEKDAY("day of the week", 0, 7, "sun mon tue wed thu fri sat");

        private final String words;
        private final int least;
        private final int most;
        private final String names;

        Kind(String words, int least, int most, String names) {
            this.words = words;
            this.least = least;
            this.most = most;
            this.names = names;
        }

        private int value(String text) {
            int named = List.of(names.split(" ")).indexOf(text.toLowerCase(Locale.ROOT));
            int value = named >= 0
                    ? least + named
                    : text.chars().allMatch(Character::isDigit) ? Integer.parseInt(text) : -1;
            if (value < least || value > most) {
                throw new IllegalArgumentException("'" + text + "' is no " + words + ": " + least + " to " + most
                        + (names.isEmpty() ? "" : ", or " + names.replace(" ", ", ")));
            }
            return value;
        }
    }

    /** @throws IllegalArgumentException with a message for the user */
    static CronField parse(Kind kind, String text) {
        long values = 0;
        for (String part : text.split(",", -1)) {
            values |= part(kind, part);
        }
        if (kind == Kind.WEEKDAY && (values & 1L << 7) != 0) {
            values = (values & ~(1L << 7)) | 1;
        }
        return new CronField(kind, text, values);
    }

    private static long part(Kind kind, String part) {
        Matcher matcher = PART.matcher(part);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + part + "' is no " + kind.words
                    + "; write it like 5, 1-5, */15 or 0,30");
        }
        int step = matcher.group(4) == null ? 1 : Integer.parseInt(matcher.group(4));
        if (step == 0) {
            throw new IllegalArgumentException("'" + part + "': a step of 0 leads nowhere");
        }
        boolean any = matcher.group(1) != null;
        int first = any ? kind.least : kind.value(matcher.group(2));
        int last = any
                ? kind == Kind.WEEKDAY ? 6 : kind.most
                : matcher.group(3) != null
                        ? kind.value(matcher.group(3))
                        : matcher.group(4) != null ? kind.most : first;
        if (first > last) {
            throw new IllegalArgumentException("'" + part + "' ends before it begins");
        }
        long values = 0;
        for (int value = first; value <= last; value += step) {
            values |= 1L << value;
        }
        return values;
    }

    static CronField of(Kind kind, long values) {
        CronField all = parse(kind, "*");
        return values == all.values
                ? all
                : new CronField(kind, each(kind, values).mapToObj(Long::toString).collect(Collectors.joining(",")),
                        values);
    }

    /** Then it does not restrict days beside the other field that names them. */
    boolean star() {
        return text.startsWith("*");
    }

    boolean has(int value) {
        return (values & 1L << value) != 0;
    }

    /** Whether every value fits. */
    boolean all() {
        return parse(kind, "*").values == values;
    }

    LongStream each() {
        return each(kind, values);
    }

    private static LongStream each(Kind kind, long values) {
        return LongStream.rangeClosed(kind.least, kind.most).filter(value -> (values & 1L << value) != 0);
    }
}
