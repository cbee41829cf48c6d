package io.gather.incident.verb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.core.error.GatherException;
import io.gather.core.module.VerbCall;
import io.gather.incident.error.IncidentError;
import io.gather.incident.store.IncidentEntry;

/** A log that was named: a file, or an incident of the directory. */
final class LogArgument {
    private LogArgument() {}

    static Path file(VerbCall call, String argument) throws IOException, InterruptedException {
        Path file = Path.of(argument);
        if (argument.indexOf('/') >= 0 || argument.contains(".flog") || Files.exists(file)) {
            return file;
        }
        try (ArchiveAccess access = ArchiveAccess.open(call)) {
            return file(access, access.archive().find(argument));
        }
    }

    static Path file(ArchiveAccess access, IncidentEntry entry) {
        return access.archive().file(entry).orElseThrow(() -> new GatherException(IncidentError.NOT_THERE,
                "the incident's file went to make room", entry.name().text(),
                "look for it on its node, in logs/incidents"));
    }
}
