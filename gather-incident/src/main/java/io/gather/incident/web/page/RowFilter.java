package io.gather.incident.web.page;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.gather.core.redact.Redactor;
import io.gather.core.units.Durations;
import io.gather.core.units.Moments;
import io.gather.incident.event.LogLevel;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.IncidentRows;
import io.gather.incident.store.IncidentTable;
import io.gather.incident.store.ReportingNode;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents are shown. Null: all the same.
 *
 * @param since in milliseconds since 1970
 * @param until before this moment
 * @param tubs ids of the node
 * @param text somewhere in message, facility or name, in lower case
 */
record RowFilter(long since, long until, @Nullable String category, @Nullable Set<String> tubs,
        @Nullable String fingerprint, double level, @Nullable String text) {

    static RowFilter of(PageQuery query, List<ReportingNode> nodes, Instant now) {
        long since = moment(query, "since").orElse(Long.MIN_VALUE);
        Optional<Long> last = query.value("last").map(text -> read("last", text,
                it -> now.minus(Durations.parse(it)).toEpochMilli()));
        if (last.isPresent()) {
            since = Math.max(since, last.get());
        }
        double level = query.value("level").map(text -> LogLevel.read(text)
                .orElseThrow(() -> PageQuery.wrong("level", "is the name of a level, such as WEIRD, or a number")))
                .orElse(Double.NEGATIVE_INFINITY);
        return new RowFilter(since, moment(query, "until").orElse(Long.MAX_VALUE), query.value("category").orElse(null),
                query.value("node").map(node -> tubs(node, nodes)).orElse(null),
                query.value("fingerprint").orElse(null), level,
                query.value("q").map(text -> text.toLowerCase(Locale.ROOT)).orElse(null));
    }

    private static Optional<Long> moment(PageQuery query, String name) {
        return query.value(name).map(text -> read(name, text, Moments::parse).toInstant(ZoneOffset.UTC)
                .toEpochMilli());
    }

    private static <T> T read(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw PageQuery.wrong(name, String.valueOf(e.getMessage()));
        }
    }

    private static Set<String> tubs(String node, List<ReportingNode> nodes) {
        Set<String> tubs = new HashSet<>();
        for (ReportingNode known : nodes) {
            if (node.equals(known.name()) || known.tubs().stream().anyMatch(tub -> tub.startsWith(node))) {
                tubs.addAll(known.tubs());
            }
        }
        return tubs;
    }

    /** The newest first. */
    int[] rows(IncidentTable table, IncidentRows rows, Redactor redactor) throws IOException {
        int[] found = Arrays.stream(rows.newestFirst()).filter(row -> isMet(rows, row)).toArray();
        String part = text;
        if (part == null) {
            return found;
        }
        Arrays.sort(found);
        Set<Integer> meant = new HashSet<>();
        for (int row : table.matching(rows, found, part, entry -> holds(entry, part, redactor))) {
            meant.add(row);
        }
        return Arrays.stream(rows.newestFirst()).filter(meant::contains).toArray();
    }

    private boolean isMet(IncidentRows rows, int row) {
        long time = rows.time(row);
        return time >= since && time < until && rows.level(row) >= level
                && (category == null || rows.categories(row).contains(category))
                && (tubs == null || tubs.contains(rows.tub(row)))
                && (fingerprint == null || rows.fingerprint(row).startsWith(fingerprint));
    }

    /** By what is shown: nobody finds out a secret by looking for it. */
    private static boolean holds(IncidentEntry entry, String part, Redactor redactor) {
        return List.of(entry.message(), entry.facility(), entry.name().text()).stream()
                .anyMatch(text -> redactor.text(text).toLowerCase(Locale.ROOT).contains(part));
    }
}
