package io.gather.incident.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

import io.gather.core.files.OutputFile;
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

    static void advance(StorePlaces places, TubId tub, IncidentName name) throws IOException {
        Path file = places.latest(tub);
        Optional<IncidentName> before = read(file);
        if (before.isEmpty() || before.get().compareTo(name) < 0) {
            replace(places, file, name);
        }
    }

    /** Not forced: what a power cut takes back is an incident that {@code flogtool} asks for once more. Ours goes by {@link AskedNames}. */
    private static void replace(StorePlaces places, Path file, IncidentName name) throws IOException {
        Path next = places.growing().resolve("latest-" + UUID.randomUUID());
        try (FileChannel channel = OutputFile.create(next)) {
            channel.write(ByteBuffer.wrap((name + "\n").getBytes(StandardCharsets.US_ASCII)));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
