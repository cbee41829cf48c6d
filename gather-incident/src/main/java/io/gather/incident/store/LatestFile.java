package io.gather.incident.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.gather.core.files.DurableFile;
import io.gather.transport.foolscap.furl.TubId;

/** The file {@code latest} of a tub, which {@code flogtool} goes on from. It never goes back. */
final class LatestFile {
    private static final int LONGEST = 4096;

    private LatestFile() {}

    static Optional<IncidentName> read(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) <= LONGEST
                ? IncidentName.read(Files.readString(file, StandardCharsets.ISO_8859_1).strip())
                : Optional.empty();
    }

    static void advance(StorePlaces places, TubId tub, IncidentName name) throws IOException, InterruptedException {
        Path file = places.latest(tub);
        Optional<IncidentName> before = read(file);
        if (before.isEmpty() || before.get().compareTo(name) < 0) {
            DurableFile.write(places.growing(), file,
                    out -> out.write((name + "\n").getBytes(StandardCharsets.US_ASCII)));
        }
    }
}
