package io.gather.incident.watch.record;

import java.io.IOException;

/** Where incidents go. */
public interface IncidentTaker {
    /** What a line was told as before, when it is read again. */
    enum Told {
        NOT,
        TRIGGER,
        /** In an incident that an earlier line had begun. */
        FOLLOWED
    }

    /** @param key of the line and the rule that finds it */
    Told told(String key);

    /** Keeps it; one with a key that it has is the same one, read again. */
    void take(RecordedIncident incident) throws IOException;

    /** A rule that took too long on a line, which may have been an incident. */
    void tooLong(String rule);
}
