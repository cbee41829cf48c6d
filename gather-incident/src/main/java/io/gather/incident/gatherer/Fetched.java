package io.gather.incident.gatherer;

import java.util.List;
import java.util.Optional;

import io.gather.incident.value.LogValue.Dict;
import io.gather.transport.foolscap.message.Value;
import io.gather.transport.foolscap.reference.CallException;

/** What a node answered when it was asked for an incident. */
sealed interface Fetched {
    /** @param events as they came */
    record Whole(Dict header, List<Value> events) implements Fetched {}

    /**
     * @param header what came of it
     * @param events those that came, the last perhaps without its end
     * @param why for people
     * @param ended where the connection has ended with it
     */
    record Broken(Dict header, List<Dict> events, String why, Optional<CallException> ended) implements Fetched {
        Dict trigger(WantedIncident wanted) {
            return header.dict("trigger").orElse(wanted.trigger());
        }
    }
}
