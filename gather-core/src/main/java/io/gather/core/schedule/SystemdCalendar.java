package io.gather.core.schedule;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The times of a crontab's line as systemd writes them, for {@code OnCalendar=}. */
final class SystemdCalendar {
    private SystemdCalendar() {}

    /** All of these together: systemd joins days of the week and of the month by "and", where cron may mean "or". */
    static List<String> of(CronLine line) {
        return line.eitherDay()
                ? List.of(event(line, "", values(line.days())), event(line, weekdays(line), "*"))
                : List.of(event(line, weekdays(line), values(line.days())));
    }

    private static String event(CronLine line, String weekdays, String days) {
        return weekdays + "*-" + values(line.months()) + "-" + days + " " + values(line.hours()) + ":"
                + values(line.minutes()) + ":00";
    }

    private static String weekdays(CronLine line) {
        return line.weekdays().all()
                ? ""
                : line.weekdays().each().mapToObj(day -> DayOfWeek.of(day == 0 ? 7 : (int) day)
                        .getDisplayName(TextStyle.SHORT, Locale.ROOT)).collect(Collectors.joining(",")) + " ";
    }

    private static String values(CronField field) {
        return field.all()
                ? "*"
                : field.each().mapToObj("%02d"::formatted).collect(Collectors.joining(","));
    }
}
