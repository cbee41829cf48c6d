package io.gather.incident.web.page;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.IncidentRows;
import io.gather.incident.store.ReportingNode;
import io.gather.incident.store.Resolved;
import org.jspecify.annotations.Nullable;

/**
 * All that one page is about.
 *
 * @param found the rows that are asked for, the newest first
 */
record PageMoment(PageSource source, PageQuery query, RowFilter filter, IncidentRows rows, int[] found,
        List<ReportingNode> nodes, Map<String, ReportingNode> byTub, Resolved resolved, Instant now) {
    /** What people call the node of a tub. */
    String node(String tub) {
        ReportingNode node = byTub.get(tub);
        return node == null ? tub.substring(0, 8) : node.shown();
    }

    /** What a filter calls it. */
    String nodeId(String tub) {
        ReportingNode node = byTub.get(tub);
        return node == null ? tub : node.id();
    }

    List<IncidentEntry> entries(int from, int count) throws IOException {
        return source.table().entries(rows, Arrays.copyOfRange(found, Math.min(from, found.length),
                Math.min(from + count, found.length)));
    }

    @Nullable
    IncidentEntry entry(int row) throws IOException {
        List<IncidentEntry> entries = source.table().entries(rows, new int[]{row});
        return entries.isEmpty() ? null : entries.getFirst();
    }

    boolean isRegression(int row) {
        Instant since = resolved.since().get(rows.fingerprint(row));
        return since != null && rows.time(row) > since.toEpochMilli();
    }
}
