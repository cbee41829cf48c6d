package io.gather.core.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.gather.core.schedule.CronField.Kind;

/** The times of a crontab's line, understood as cron understands them: by the clock on the wall. */
record CronLine(CronField minutes, CronField hours, CronField days, CronField months, CronField weekdays) {
    private static final Map<String, String> NAMED = Map.of("@hourly", "0 * * * *", "@daily", "0 0 * * *", "@midnight",
            "0 0 * * *", "@weekly", "0 0 * * 0", "@monthly", "0 0 1 * *", "@yearly", "0 0 1 1 *", "@annually",
            "0 0 1 1 *");
    private static final Pattern BLANKS = Pattern.compile("[ \t]+");
    /** Of the 29th of February that is one day of the week: the longest that anything but "never" can take. */
    private static final int DAYS = 41 * 366;

    /** @throws IllegalArgumentException with a message for the user */
    static CronLine parse(String text) {
        String line = text.strip();
        String[] fields = BLANKS.split(NAMED.getOrDefault(line.toLowerCase(Locale.ROOT), line));
        if (fields.length != 5) {
            throw new IllegalArgumentException("'" + text + "' has " + fields.length
                    + " fields; a crontab's line has five: minute, hour, day of the month, month, day of the week");
        }
        CronLine parsed = new CronLine(CronField.parse(Kind.MINUTE, fields[0]), CronField.parse(Kind.HOUR, fields[1]),
                CronField.parse(Kind.DAY, fields[2]), CronField.parse(Kind.MONTH, fields[3]),
                CronField.parse(Kind.WEEKDAY, fields[4]));
        if (parsed.firstDay(LocalDate.of(2000, 1, 1)).isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' never comes: no such day is in these months");
        }
        return parsed;
    }

    /** Every day at these minutes of these hours. */
    static CronLine daily(long minutes, long hours) {
        return new CronLine(CronField.of(Kind.MINUTE, minutes), CronField.of(Kind.HOUR, hours),
                CronField.parse(Kind.DAY, "*"), CronField.parse(Kind.MONTH, "*"), CronField.parse(Kind.WEEKDAY, "*"));
    }

    /** The first time later than this moment. */
    ZonedDateTime after(ZonedDateTime moment) {
        LocalDate day = moment.toLocalDate();
        for (int i = 0; i < DAYS; i++) {
            Optional<LocalDate> next = firstDay(day);
            if (next.isEmpty()) {
                break;
            }
            day = next.get();
            for (long hour : hours.each().toArray()) {
                for (long minute : minutes.each().toArray()) {
                    ZonedDateTime time = ZonedDateTime.of(day, LocalTime.of((int) hour, (int) minute),
                            moment.getZone());
                    if (time.isAfter(moment)) {
                        return time;
                    }
                }
            }
            day = day.plusDays(1);
        }
        throw new IllegalStateException(text() + " never comes");
    }

    private Optional<LocalDate> firstDay(LocalDate from) {
        return from.datesUntil(from.plusDays(DAYS)).filter(this::fits).findFirst();
    }

    /** Of two fields that name days one is enough, unless one of them begins with a star: so cron has it. */
    private boolean fits(LocalDate day) {
        boolean ofMonth = days.has(day.getDayOfMonth());
        boolean ofWeek = weekdays.has(day.getDayOfWeek().getValue() % 7);
        return months.has(day.getMonthValue()) && (eitherDay() ? ofMonth || ofWeek : ofMonth && ofWeek);
    }

    boolean eitherDay() {
        return !days.star() && !weekdays.star();
    }

    /** As a crontab has it. */
    String text() {
        return String.join(" ", minutes.text(), hours.text(), days.text(), months.text(), weekdays.text());
    }
}
