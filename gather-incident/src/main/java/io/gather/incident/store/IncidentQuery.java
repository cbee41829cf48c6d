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

    boolean isMet(IncidentEntry entry) {
        return entry.state() != IncidentEntry.State.COPY && (since == null || !entry.time().isBefore(since))
                && (until == null || entry.time().isBefore(until))
                && (category == null || entry.categories().contains(category))
                && (tubs == null || tubs.contains(entry.tub().text()))
                && (fingerprint == null || entry.fingerprint().text().startsWith(fingerprint))
                && (text == null || holds(entry, text.toLowerCase(Locale.ROOT)));
    }

    private static boolean holds(IncidentEntry entry, String text) {
        return entry.message().toLowerCase(Locale.ROOT).contains(text)
                || entry.facility().toLowerCase(Locale.ROOT).contains(text)
                || entry.fingerprint().text().toLowerCase(Locale.ROOT).contains(text);
    }
}
