package io.gather.core.window;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

import org.jspecify.annotations.Nullable;

/** Makes moments of what lines say. For one file, whose lines come in order. */
final class Stamps {
    /** The stamp says nothing of a zone. */
    static final int NO_ZONE = Integer.MIN_VALUE;

    private static final long DAY = 86_400;
    /** The rules of zones change at quarters of an hour. */
    private static final long QUARTER = 900;
    /** Lines of several threads may come a little late; those of the second of two equal hours come an hour late. */
    private static final long LATE = 600_000;
    /** Zones are so far apart, and clocks are wrong. */
    private static final long SLACK = 36 * 3_600_000L;
    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private final ZoneRules rules;
    private final @Nullable Instant boot;
    private final Instant modified;
    private final int latestYear;
    private long quarter = Long.MIN_VALUE;
    private int offset;
    private int laterOffset;
    private long second = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE / 2;

    /** @param modified when the file was last changed: no line of it is much later */
    Stamps(NodeClock clock, Instant modified) {
        this.rules = clock.zone().getRules();
        this.boot = clock.boot();
        this.modified = modified;
        this.latestYear = modified.atOffset(ZoneOffset.UTC).getYear() + 1;
    }

    /** @param zone seconds east of Greenwich, or {@link #NO_ZONE} */
    long of(int year, int month, int day, long millisOfDay, int zone) {
        if (year < 1970 || year > 2199 || millisOfDay < 0 || !isDay(year, month, day)) {
            return LogTime.NONE;
        }
        long local = days(year, month, day) * DAY * 1000 + millisOfDay;
        return zone == NO_ZONE ? local(local) : local - 1000L * zone;
    }

    /** A stamp without year: of the last year in which it is not later than the file itself. */
    long withoutYear(int month, int day, long millisOfDay) {
        long latest = modified.toEpochMilli() + SLACK;
        for (int year = latestYear; year > latestYear - 10; year--) {
            if (isDay(year, month, day) && days(year, month, day) * DAY * 1000 + millisOfDay <= latest) {
                return of(year, month, day, millisOfDay, NO_ZONE);
            }
        }
        return LogTime.NONE;
    }

    /** Since the kernel began to count; of an earlier start of the node nobody knows when that was. */
    long sinceBoot(long millis) {
        return boot == null || modified.isBefore(boot) ? LogTime.NONE : boot.toEpochMilli() + millis;
    }

    /** Where an hour comes twice, it is the second time once the first one has been seen to its end. */
    private long local(long local) {
        long now = Math.floorDiv(local, 1000 * QUARTER);
        if (now != quarter) {
            quarter = now;
            LocalDateTime time = LocalDateTime.ofEpochSecond(now * QUARTER, 0, ZoneOffset.UTC);
            ZoneOffsetTransition change = rules.getTransition(time);
            offset = rules.getOffset(time).getTotalSeconds();
            boolean twice = change != null && change.isOverlap();
            laterOffset = twice ? change.getOffsetAfter().getTotalSeconds() : offset;
            second = twice ? change.toEpochSecond() * 1000 : Long.MAX_VALUE;
        }
        long moment = local - 1000L * offset;
        if (laterOffset != offset && (last >= second || last - moment > LATE) && last - moment < 2 * DAY * 1000) {
            moment = local - 1000L * laterOffset;
        }
        last = moment;
        return moment;
    }

    private static boolean isDay(int year, int month, int day) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1] && (month != 2 || day < 29 || leap);
    }

    /** Since 1970, as {@link java.time.LocalDate#toEpochDay} has it, without making one. */
    private static long days(int year, int month, int day) {
        int shifted = month > 2 ? month - 3 : month + 9;
        int of = month > 2 ? year : year - 1;
        int era = of / 400;
        int ofEra = of - 400 * era;
        int ofYear = (153 * shifted + 2) / 5 + day - 1;
        return 146_097L * era + 365L * ofEra + ofEra / 4 - ofEra / 100 + ofYear - 719_468;
    }
}
