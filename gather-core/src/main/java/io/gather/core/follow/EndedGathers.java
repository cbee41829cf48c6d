package io.gather.core.follow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.gather.core.json.Json;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.overlord.state.StateDirectory;

/** How the last gathers of a state directory ended, a file each. */
public final class EndedGathers {
    private static final int KEPT = 20;
    private static final String SUFFIX = ".json";

    private final StateDirectory state;

    public EndedGathers(StateDirectory state) {
        this.state = state;
    }

    public void add(GatherEnded ended) throws IOException {
        Path folder = state.ended();
        Path unfinished = folder.resolve(ended.id() + ".partial");
        Files.writeString(unfinished, Json.write(ended));
        Files.move(unfinished, folder.resolve(ended.id() + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        List<Path> all = all();
        for (Path old : all.subList(0, Math.max(0, all.size() - KEPT))) {
            Files.deleteIfExists(old);
        }
    }

    /** Empty when it has not ended, or so long ago that it was forgotten. */
    public Optional<GatherEnded> find(GatherId id) throws IOException {
        return read(state.ended().resolve(id + SUFFIX));
    }

    public Optional<GatherEnded> latest() throws IOException {
        List<Path> all = all();
        return all.isEmpty() ? Optional.empty() : read(all.getLast());
    }

    private static Optional<GatherEnded> read(Path file) throws IOException {
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), GatherEnded.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Oldest first, as ids begin with the time. */
    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(state.ended())) {
            return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
        }
    }
}
