package io.gather.incident.gatherer;

import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.furl.TubId;

/** Where all events of all nodes go. Called by many threads; nodes wait while it does. */
@FunctionalInterface
public interface EventSink {
    void event(TubId tub, Dict event);
}
