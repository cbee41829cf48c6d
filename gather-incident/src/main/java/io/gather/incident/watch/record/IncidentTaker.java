package io.gather.incident.watch.record;

import java.io.IOException;

/** Where incidents go. */
public interface IncidentTaker {
    /** Keeps it; one with a key that it has is the same one, read again. */
    void take(RecordedIncident incident) throws IOException;

    /** A rule that took too long on a line, which may have been an incident. */
    void tooLong(String rule);
}
