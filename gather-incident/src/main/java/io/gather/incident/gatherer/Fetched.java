package io.gather.incident.gatherer;

import java.util.Optional;

import io.gather.incident.flog.EventJson;
import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.reference.CallException;

/** What became of it when a node was asked for an incident. */
sealed interface Fetched {
    /** @param events as they came; gone through once */
    record Whole(Dict header, Iterable<EventJson> events) implements Fetched {}

    /**
     * By a fault of the node's or of the way to it.
     *
     * @param header what came of it
     * @param events those that came, the last perhaps without its end
     * @param count how many
     * @param why for people
     * @param ended where the connection has ended with it
     */
    record Broken(Dict header, Iterable<EventJson> events, int count, String why, Optional<CallException> ended)
            implements
                Fetched {
        Dict trigger(WantedIncident wanted) {
            return header.dict("trigger").orElse(wanted.trigger());
        }
    }

    /** By no fault of the node's: it is to be asked again, however often. */
    record NotTaken(String why) implements Fetched {}
}
