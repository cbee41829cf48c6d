package io.gather.incident.event;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways in which {@code flogtool} shows times; parts of a second are cut, not rounded. */
public enum EventTime {
    SHORT_LOCAL,
    LONG_LOCAL,
    UTC,
    EPOCH;

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd_HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("xx", Locale.ROOT);

    /** As it is typed: {@code short-local}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<EventTime> read(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }

    /** @param seconds since 1970; what is no time is shown as {@code ?} */
    public String show(double seconds, ZoneId local) {
        if (!Double.isFinite(seconds)) {
            return "?";
        }
        if (this == EPOCH) {
            return new BigDecimal(seconds).setScale(3, RoundingMode.HALF_EVEN).toPlainString();
        }
        try {
            double part = Math.abs(seconds - (long) seconds);
            ZonedDateTime time = Instant.ofEpochSecond((long) Math.floor(seconds))
                    .atZone(this == UTC ? ZoneOffset.UTC : local);
            return switch (this) {
                case SHORT_LOCAL -> CLOCK.format(time) + "." + digits((int) (1000 * part), 3);
                case LONG_LOCAL -> DAY.format(time) + "." + digits((int) (1_000_000 * part), 6) + ZONE.format(time);
                case UTC, EPOCH -> DAY.format(time) + "." + digits((int) (1_000_000 * part), 6) + "Z";
            };
        } catch (DateTimeException e) {
            return "?";
        }
    }

    private static String digits(int number, int width) {
        return String.format(Locale.ROOT, "%0" + width + "d", number);
    }
}
