package io.gather.incident.web.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.gather.core.redact.Redactor;
import io.gather.incident.store.IncidentEntry;

/** An incident for programs. */
record IncidentLook(String name, String node, String tub, String state, Instant time, Instant stored, double level,
        String facility, String fingerprint, boolean regression, List<String> categories, int events, long bytes,
        String version, String message, String path) {
    static IncidentLook of(IncidentEntry entry, PageMoment moment) {
        Redactor redactor = moment.source().redactor();
        return new IncidentLook(entry.name().text(), redactor.text(moment.node(entry.tub().text())), entry.tub().text(),
                entry.state().name().toLowerCase(Locale.ROOT), entry.time(), entry.stored(), entry.level(),
                redactor.text(entry.facility()), entry.fingerprint().text(), moment.resolved().isRegression(entry),
                entry.categories(), entry.events(), entry.bytes(), redactor.text(entry.version()),
                redactor.text(entry.message()), IncidentsPage.address(entry));
    }
}
