package io.gather.incident.spool;

import java.util.List;

import io.gather.incident.value.LogValue.Dict;

/** An incident as it stands in its file. */
public record KeptIncident(Dict header, List<Dict> events) {
    public KeptIncident {
        events = List.copyOf(events);
    }
}
