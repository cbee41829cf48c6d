package io.gather.incident.alert;

import io.gather.incident.store.IncidentEntry;
import io.gather.incident.store.ReportingNode;
import org.jspecify.annotations.Nullable;

/** Nothing follows from incidents but alerts. */
final class NoGathers implements FreshIncidents {
    @Override
    public void fresh(IncidentEntry entry, @Nullable ReportingNode node, boolean first, boolean regression) {
        // Nobody gathers.
    }

    @Override
    public void keep() {
        // There is nothing to be kept.
    }

    @Override
    public void look() {
        // Nothing is due.
    }

    @Override
    public void close() {
        // Nothing runs.
    }
}
