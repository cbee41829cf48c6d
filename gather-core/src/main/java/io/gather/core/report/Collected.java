package io.gather.core.report;

import java.io.IOException;
import java.util.stream.Stream;

import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Result;

/** What was collected from each node, read again for the metadata. Streams may be long: they are never held in memory. */
public interface Collected {
    /** In the order of collection; the caller closes the stream. */
    Stream<Outcome> outcomes(String node) throws IOException;

    /** With the number of the task that made it; the caller closes the stream. */
    Stream<Entry> results(String node) throws IOException;

    /** @param task number of the task that made it */
    record Entry(int task, Result result) {}
}
