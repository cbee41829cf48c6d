package io.gather.core.schedule;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.TreeMap;

import io.gather.core.units.Durations;

/**
 * When gathers of a schedule begin.
 *
 * @param text as it was told
 */
public record Cadence(String text, List<CronLine> lines) {
    private static final int DAY = 24 * 60;

    public Cadence {
        lines = List.copyOf(lines);
    }

    /**
     * Begins at midnight, so that all gathers of a day begin at the same times on each day.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public static Cadence every(String text) {
        Duration period = Durations.parse(text);
        long minutes = period.toMinutes();
        if (minutes == 7 * DAY) {
            return new Cadence("every " + text, List.of(CronLine.parse("@weekly")));
        }
        if (minutes < 1 || !period.equals(Duration.ofMinutes(minutes)) || DAY % minutes != 0) {
            throw new IllegalArgumentException("'" + text
                    + "' does not divide a day into equal parts, as 15m, 90m, 6h and 1d do; 1w is a week; a crontab's line can say more");
        }
        TreeMap<Integer, Long> hours = new TreeMap<>();
        for (int minute = 0; minute < DAY; minute += (int) minutes) {
            hours.merge(minute % 60, 1L << (minute / 60), (some, other) -> some | other);
        }
        TreeMap<Long, Long> together = new TreeMap<>();
        hours.forEach((minute, of) -> together.merge(of, 1L << minute, (some, other) -> some | other));
        return new Cadence("every " + text,
                together.entrySet().stream().map(entry -> CronLine.daily(entry.getValue(), entry.getKey())).toList());
    }

    /**
     * @param text five fields, or {@code @daily} and the like
     * @throws IllegalArgumentException with a message for the user
     */
    public static Cadence cron(String text) {
        return new Cadence("cron " + text.strip(), List.of(CronLine.parse(text)));
    }

    /** What {@link #text} says, again. */
    static Cadence parse(String text) {
        return text.startsWith("every ") ? every(text.substring(6)) : cron(text.replaceFirst("^cron ", ""));
    }

    /** The first time later than this moment. */
    public ZonedDateTime after(ZonedDateTime moment) {
        return lines.stream().map(line -> line.after(moment)).min(ZonedDateTime::compareTo).orElseThrow();
    }

    /** The times of lines of a crontab. */
    public List<String> crontab() {
        return lines.stream().map(CronLine::text).toList();
    }

    /** Values of {@code OnCalendar=}. */
    public List<String> systemd() {
        return lines.stream().flatMap(line -> SystemdCalendar.of(line).stream()).toList();
    }
}
