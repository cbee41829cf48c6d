package io.gather.core.units;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

/** Moments as people write them, by the clock on their wall: {@code 2026-11-20} or {@code 2026-11-20 08:30}. */
public final class Moments {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
            .withResolverStyle(ResolverStyle.STRICT);

    private Moments() {}

    /**
     * A day stands for its first minute.
     *
     * @throws IllegalArgumentException with a message for the user
     */
    public static LocalDateTime parse(String text) {
        String written = text.strip().replaceFirst("(?<=[0-9])[Tt ]\\s*(?=[0-9])", " ");
        String whole = switch (written.length()) {
            case 10 -> written + " 00:00:00";
            case 16 -> written + ":00";
            default -> written;
        };
        try {
            return LocalDateTime.parse(whole, FORM);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no day or time; write it like 2026-11-20 or '2026-11-20 08:30'", e);
        }
    }
}
