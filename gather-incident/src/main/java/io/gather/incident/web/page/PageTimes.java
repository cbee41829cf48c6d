package io.gather.incident.web.page;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.gather.core.units.Durations;

/** Times on pages, all of UTC. */
final class PageTimes {
    private static final DateTimeFormatter SECOND = form("uuuu-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MINUTE = form("uuuu-MM-dd HH:mm");
    private static final DateTimeFormatter MILLI = form("HH:mm:ss.SSS");

    private PageTimes() {}

    private static DateTimeFormatter form(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    static String second(Instant time) {
        return SECOND.format(time);
    }

    static String minute(long millis) {
        return MINUTE.format(Instant.ofEpochMilli(millis));
    }

    /** Of an event, which may have any time. */
    static String clock(double seconds) {
        return shown(seconds, MILLI);
    }

    static String day(double seconds) {
        return shown(seconds, DateTimeFormatter.ISO_INSTANT);
    }

    private static String shown(double seconds, DateTimeFormatter form) {
        if (!Double.isFinite(seconds) || Math.abs(seconds) > 1e11) {
            return "?";
        }
        try {
            return form.format(Instant.ofEpochMilli((long) Math.floor(seconds * 1000)));
        } catch (DateTimeException e) {
            return "?";
        }
    }

    static String ago(Instant time, Instant now) {
        Duration ago = Duration.between(time, now);
        if (ago.isNegative()) {
            return "just now";
        }
        Duration shown = ago.toDays() > 0
                ? Duration.ofDays(ago.toDays())
                : ago.toHours() > 0
                        ? Duration.ofHours(ago.toHours())
                        : ago.toMinutes() > 0
                                ? Duration.ofMinutes(ago.toMinutes())
                                : Duration.ofSeconds(ago.toSeconds());
        return Durations.show(shown) + " ago";
    }
}
