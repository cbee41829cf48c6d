package io.gather.core.overlord.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

import io.gather.core.json.Json;

/**
 * The last full gather of a cluster.
 *
 * @param finished when its bundle was
 */
public record LastFull(GatherId id, Instant began, Instant finished) {
    /** Empty when there was none, or nobody can tell. */
    public static Optional<LastFull> of(StateDirectory state, String cluster) {
        try {
            return Optional.of(Json.read(Files.readAllBytes(file(state, cluster)), LastFull.class));
        } catch (IOException noneOrUnreadable) {
            return Optional.empty();
        }
    }

    /** Unless a later one is known, as gathers may be resumed late. */
    public void remember(StateDirectory state, String cluster) throws IOException {
        if (of(state, cluster).filter(known -> known.began().isAfter(began)).isPresent()) {
            return;
        }
        Path file = file(state, cluster);
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.writeString(partial, Json.write(this));
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path file(StateDirectory state, String cluster) {
        return state.full().resolve(StateDirectory.nameOf(cluster) + ".json");
    }
}
