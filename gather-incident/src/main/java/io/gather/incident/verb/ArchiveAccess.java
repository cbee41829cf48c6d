package io.gather.incident.verb;

import java.io.IOException;
import java.nio.file.Path;

import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbOption;
import io.gather.incident.classify.Classifiers;
import io.gather.incident.settings.IncidentSettings;
import io.gather.incident.store.IncidentArchive;

/** The incidents that a call is about. Closing it ends the Python that was asked, if any. */
record ArchiveAccess(Path directory, IncidentArchive archive, Classifiers classifiers) implements AutoCloseable {
    static final VerbOption DIRECTORY = new VerbOption("--directory", "DIR",
            "the incident gatherer's directory, instead of incident.directory");

    static ArchiveAccess open(VerbCall call) throws IOException, InterruptedException {
        Path directory = directory(call);
        Classifiers classifiers = Classifiers.open(directory, call.context().settings().of(IncidentSettings.PYTHON),
                call.output()::message);
        try {
            return new ArchiveAccess(directory, IncidentArchive.open(directory, classifiers, call.output()::message),
                    classifiers);
        } catch (IOException | InterruptedException | RuntimeException e) {
            classifiers.close();
            throw e;
        }
    }

    static Path directory(VerbCall call) {
        return call.value("--directory").map(Path::of).orElseGet(() -> IncidentSettings.directory(call.context()));
    }

    @Override
    public void close() {
        classifiers.close();
    }
}
