package io.gather.incident.web.page;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.gather.core.redact.Redactor;
import io.gather.incident.store.IncidentArchive;
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
        return new PageMoment(this, query, table.rows(), archive.nodes(), archive.resolved(), clock.instant());
    }

    boolean isSilent(ReportingNode node, Instant now) {
        Instant heard = node.heard();
        return heard == null || heard.isBefore(now.minus(silentAfter));
    }
}
