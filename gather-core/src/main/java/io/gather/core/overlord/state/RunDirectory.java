package io.gather.core.overlord.state;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

import io.gather.core.bundle.Names;
import io.gather.core.files.Trees;
import io.gather.core.json.Json;
import io.gather.core.outcome.Outcome;
import io.gather.core.report.Collected;

/** The files of one gather under way; private, removed by its cleanup. */
public record RunDirectory(Path path) implements Collected {
    public static final char OUTCOME = 'o';
    public static final char RESULT = 'r';

    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    public Path index() {
        return path.resolve("index.jsonl");
    }

    public Path log() {
        return path.resolve("gather.log");
    }

    public Path events() {
        return path.resolve("events.jsonl");
    }

    /** Room that is kept. */
    public Path reserve() {
        return path.resolve("reserve");
    }

    public Path scratch(String name) {
        return path.resolve(name);
    }

    /** The list of everything. */
    public Path collected() {
        return path.resolve("collected.jsonl");
    }

    /** Of one place: each line is an outcome or a result, as its first character says. */
    public Path listOf(String place) {
        return path.resolve("place-" + Names.ofPath(place) + ".jsonl");
    }

    @Override
    public Stream<Outcome> outcomes(String node) throws IOException {
        return lines(node, OUTCOME, Outcome.class);
    }

    @Override
    public Stream<Entry> results(String node) throws IOException {
        return lines(node, RESULT, Entry.class);
    }

    public void delete() throws IOException {
        Trees.delete(path);
    }

    private <T> Stream<T> lines(String node, char sign, Class<T> type) throws IOException {
        try {
            BufferedReader reader = Files.newBufferedReader(listOf(node));
            return reader.lines().filter(line -> line.charAt(0) == sign).map(line -> read(line.substring(1), type))
                    .onClose(() -> close(reader));
        } catch (NoSuchFileException e) {
            return Stream.empty();
        }
    }

    private static <T> T read(String line, Class<T> type) {
        try {
            return Json.read(line, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
