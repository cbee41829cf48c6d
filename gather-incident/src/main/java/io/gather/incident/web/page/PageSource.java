package io.gather.incident.web.page;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.redact.Redactor;
import io.gather.incident.store.IncidentArchive;
import io.gather.incident.store.IncidentRows;
import io.gather.incident.store.IncidentTable;
import io.gather.incident.store.ReportingNode;

/**
 * What pages are made of. Safe for several threads.
 *
 * @param silentAfter a node that was heard of no later is marked
 */
public record PageSource(IncidentArchive archive, IncidentTable table, Redactor redactor, Clock clock,
        Duration silentAfter) {
    /** As everything is at this moment, for one page. */
    PageMoment moment(PageQuery query) throws IOException {
        List<ReportingNode> nodes = archive.nodes();
        Instant now = clock.instant();
        RowFilter filter = RowFilter.of(query, nodes, now);
        IncidentRows rows = table.rows();
        return new PageMoment(this, query, filter, rows, filter.rows(table, rows, redactor), nodes, byTub(nodes),
                archive.resolved(), now);
    }

    private static Map<String, ReportingNode> byTub(List<ReportingNode> nodes) {
        Map<String, ReportingNode> byTub = new HashMap<>();
        nodes.forEach(node -> node.tubs().forEach(tub -> byTub.put(tub, node)));
        return byTub;
    }

    boolean isSilent(ReportingNode node, Instant now) {
        Instant heard = node.heard();
        return heard == null || heard.isBefore(now.minus(silentAfter));
    }
}
