package io.gather.incident.store;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which incidents are asked for. Null: all the same.
 *
 * @param since by the node's clock
 * @param until before this moment
 * @param tubs ids of the node
 * @param fingerprint or how it begins
 * @param text somewhere in the trigger's message, facility or fingerprint, in any case
 */
public record IncidentQuery(@Nullable Instant since, @Nullable Instant until, @Nullable String category,
        @Nullable Set<String> tubs, @Nullable String fingerprint, @Nullable String text) {
    public static final IncidentQuery ALL = new IncidentQuery(null, null, null, null, null, null);

    boolean isMet(IndexLine line) {
        try {
            return !line.state().equals(IncidentEntry.State.COPY.name()) && isWithin(line.time())
                    && (category == null || IndexLine.categories(line.categories()).contains(category))
                    && (tubs == null || tubs.contains(line.tub()))
                    && (fingerprint == null || line.fingerprint().startsWith(fingerprint))
                    && (text == null || holds(line, text.toLowerCase(Locale.ROOT)));
        } catch (NumberFormatException noEntry) {
            return false;
        }
    }

    private boolean isWithin(long time) {
        return (since == null || time >= since.toEpochMilli()) && (until == null || time < until.toEpochMilli());
    }

    private static boolean holds(IndexLine line, String text) {
        return line.message().toLowerCase(Locale.ROOT).contains(text)
                || line.facility().toLowerCase(Locale.ROOT).contains(text)
                || line.fingerprint().toLowerCase(Locale.ROOT).contains(text);
    }
}
