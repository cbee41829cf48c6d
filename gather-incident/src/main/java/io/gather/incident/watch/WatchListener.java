package io.gather.incident.watch;

import io.gather.incident.store.IncidentName;

/** Hears what watching comes to. Called by several threads. */
public interface WatchListener {
    void recorded(IncidentName name, String rule);

    /** A sentence, without what stands in logs. */
    void notice(String text);
}
