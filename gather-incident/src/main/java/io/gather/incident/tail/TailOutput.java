package io.gather.incident.tail;

import java.io.IOException;

import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;

/** Where a log goes that is followed. Called by one thread at a time. */
public interface TailOutput {
    /** @param pid none where the node does not tell */
    void connected(Dict versions, LogValue pid) throws IOException;

    void event(Dict event) throws IOException;
}
