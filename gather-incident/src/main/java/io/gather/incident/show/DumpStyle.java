package io.gather.incident.show;

import java.time.ZoneId;

import io.gather.core.redact.Redactor;
import io.gather.incident.event.EventTime;

/**
 * How logs are shown.
 *
 * @param verbose events with all that they hold
 * @param justNumbers times and numbers, nothing else
 * @param received also when each event was written to the file
 */
public record DumpStyle(EventTime time, ZoneId zone, boolean verbose, boolean justNumbers, boolean received,
        Redactor redactor) {}
