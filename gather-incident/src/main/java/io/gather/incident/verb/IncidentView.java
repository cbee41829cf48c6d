package io.gather.incident.verb;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import io.gather.core.redact.Redactor;
import io.gather.incident.event.LogLevel;
import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.ReportingNode;

/** An incident as it is listed, for programs too. */
record IncidentView(String name, String node, String tub, String state, Instant time, Instant stored, double level,
        String facility, String fingerprint, List<String> categories, int events, long bytes, String version,
        String message) {
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneId.systemDefault());

    static IncidentView of(IncidentEntry entry, List<ReportingNode> nodes, Redactor redactor) {
        return new IncidentView(entry.name().text(), node(entry, nodes), entry.tub().text(),
                entry.state().name().toLowerCase(Locale.ROOT), entry.time(), entry.stored(), entry.level(),
                redactor.text(entry.facility()), entry.fingerprint().text(), entry.categories(), entry.events(),
                entry.bytes(), entry.version(), redactor.text(entry.message()));
    }

    private static String node(IncidentEntry entry, List<ReportingNode> nodes) {
        return nodes.stream().filter(node -> node.tubs().contains(entry.tub().text())).findFirst()
                .map(ReportingNode::shown).orElse(entry.tub().text().substring(0, 8));
    }

    /** The end of the name, which tells it from others. */
    String id() {
        return name.substring(name.lastIndexOf('-') + 1);
    }

    void row(Columns columns) {
        String mark = switch (state) {
            case "incomplete" -> "[not whole] ";
            case "removed" -> "[removed] ";
            default -> "";
        };
        columns.row(TIME.format(time), id(), node, LogLevel.show(level), String.join(",", categories), fingerprint,
                mark + message);
    }
}
