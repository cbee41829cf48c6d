package io.gather.incident.web.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.gather.core.redact.Redactor;
import io.gather.incident.event.EventText;
import io.gather.incident.event.LogEvent;
import io.gather.incident.event.LogLevel;
import org.jspecify.annotations.Nullable;

/**
 * Which events of an incident are shown, and how.
 *
 * @param text somewhere in message, failure or facility, in lower case; null: all
 * @param size events a page; 0: all of them, in the order of the file
 * @param number of an event whose page is wanted; null: {@code page} says which
 */
record EventChoice(double level, String facility, @Nullable String text, Order order, boolean down, int page, int size,
        @Nullable Long number) {
    static final int USUAL = 500;
    private static final int MOST = 1000;

    /** What events are sorted by. */
    enum Order {
        FILE,
        NUM,
        TIME,
        LEVEL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        double of(LogEvent event) {
            return switch (this) {
                case FILE -> 0;
                case NUM -> event.number().map(Long::doubleValue).orElse(Double.MAX_VALUE);
                case TIME -> event.time().orElse(Double.MAX_VALUE);
                case LEVEL -> event.level();
            };
        }
    }

    static EventChoice of(PageQuery query) {
        double level = query.value("level").map(text -> LogLevel.read(text)
                .orElseThrow(() -> PageQuery.wrong("level", "is the name of a level, such as WEIRD, or a number")))
                .orElse(Double.NEGATIVE_INFINITY);
        String sort = query.value("sort").orElse("file");
        Order order = List.of(Order.values()).stream().filter(it -> it.word().equals(sort)).findFirst()
                .orElseThrow(() -> PageQuery.wrong("sort", "is one of file, num, time, level"));
        boolean all = query.value("size").filter("all"::equals).isPresent();
        if (all && order != Order.FILE) {
            throw PageQuery.wrong("size", "all of them are shown in the order of the file only");
        }
        Optional<Long> number = query.value("event").map(text -> (long) query.number("event", 0, 0, Integer.MAX_VALUE));
        return new EventChoice(level, query.value("facility").orElse(""),
                query.value("q").map(text -> text.toLowerCase(Locale.ROOT)).orElse(null), order,
                query.value("order").filter("down"::equals).isPresent(),
                query.number("page", 1, 1, Integer.MAX_VALUE / MOST),
                all ? 0 : query.number("size", USUAL, 1, MOST), number.orElse(null));
    }

    boolean isMet(LogEvent event, Redactor redactor) {
        return event.level() >= level && isBelow(event.facility()) && (text == null || holds(event, text, redactor));
    }

    /** A facility, and those that begin with it and a dot. */
    private boolean isBelow(String other) {
        return facility.isEmpty() || other.equals(facility) || other.startsWith(facility + ".");
    }

    private static boolean holds(LogEvent event, String part, Redactor redactor) {
        return has(EventText.of(event.fields()), part, redactor) || has(event.facility(), part, redactor)
                || has(event.failureText(), part, redactor);
    }

    /** By what is shown: nobody finds out a secret by looking for it. */
    private static boolean has(String text, String part, Redactor redactor) {
        return text.toLowerCase(Locale.ROOT).contains(part)
                && redactor.text(text).toLowerCase(Locale.ROOT).contains(part);
    }
}
