package io.gather.incident.watch.source;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The name of an entry, as the journal gives it: {@code s=…;i=…;b=…;m=…;t=…;x=…}.
 *
 * @param series which numbers it is numbered in
 * @param number in them
 * @param micros when it was written, since 1970
 */
record JournalCursor(String text, String series, long number, String boot, long monotonic, long micros) {
    /** @return empty: it is none */
    static Optional<JournalCursor> parse(String text) {
        Map<String, String> parts = new HashMap<>();
        for (String each : text.split(";")) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                parts.put(each.substring(0, equals), each.substring(equals + 1));
            }
        }
        try {
            return Optional.of(new JournalCursor(text, part(parts, "s"), hex(parts, "i"), part(parts, "b"),
                    hex(parts, "m"), hex(parts, "t")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String part(Map<String, String> parts, String name) {
        String part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException(name);
        }
        return part;
    }

    private static long hex(Map<String, String> parts, String name) {
        return Long.parseUnsignedLong(part(parts, name), 16);
    }

    /** Whether it comes after that one; what is of another journal or another boot does, since it is read after it. */
    boolean isAfter(JournalCursor other) {
        if (series.equals(other.series)) {
            return number > other.number;
        }
        return !boot.equals(other.boot) || monotonic > other.monotonic;
    }
}
