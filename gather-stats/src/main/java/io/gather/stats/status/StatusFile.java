package io.gather.stats.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import io.gather.core.json.Json;

/** The status of the collector that has this folder, always a whole one. One process writes it. */
public record StatusFile(Path folder) {
    private static final String NAME = "status.json";

    public void write(StatsStatus status) throws IOException {
        Path partial = folder.resolve(NAME + ".partial");
        Files.writeString(partial, Json.write(status) + "\n");
        Files.move(partial, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Empty: there was no collector yet.
     *
     * @throws IOException when it cannot be read
     */
    public Optional<StatsStatus> read() throws IOException {
        try {
            return Optional.of(Json.read(Files.readAllBytes(folder.resolve(NAME)), StatsStatus.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }
}
