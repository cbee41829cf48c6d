package io.gather.incident.web.page;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.IncidentRows;
import io.gather.incident.store.ReportingNode;
import io.gather.incident.store.Resolved;
import org.jspecify.annotations.Nullable;

/** All that one page is about. */
final class PageMoment {
    private final PageSource source;
    private final PageQuery query;
    private final RowFilter filter;
    private final IncidentRows rows;
    private final int[] found;
    private final List<ReportingNode> nodes;
    private final Map<String, ReportingNode> byTub;
    private final Resolved resolved;
    private final Instant now;

    PageMoment(PageSource source, PageQuery query, IncidentRows rows, List<ReportingNode> nodes, Resolved resolved,
            Instant now) throws IOException {
        this.source = source;
        this.query = query;
        this.filter = RowFilter.of(query, nodes, now);
        this.rows = rows;
        this.found = filter.rows(source.table(), rows, source.redactor());
        this.nodes = nodes;
        this.byTub = new HashMap<>();
        this.resolved = resolved;
        this.now = now;
        nodes.forEach(node -> node.tubs().forEach(tub -> byTub.put(tub, node)));
    }

    PageSource source() {
        return source;
    }

    PageQuery query() {
        return query;
    }

    RowFilter filter() {
        return filter;
    }

    IncidentRows rows() {
        return rows;
    }

    /** The rows that are asked for, the newest first. Not to be changed. */
    int[] found() {
        return found;
    }

    List<ReportingNode> nodes() {
        return nodes;
    }

    Resolved resolved() {
        return resolved;
    }

    Instant now() {
        return now;
    }

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
