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

    public Path outcomesFile(String node) {
        return path.resolve("outcomes-" + Names.ofPath(node) + ".jsonl");
    }

    public Path resultsFile(String node) {
        return path.resolve("results-" + Names.ofPath(node) + ".jsonl");
    }

    @Override
    public Stream<Outcome> outcomes(String node) throws IOException {
        return lines(outcomesFile(node), Outcome.class);
    }

    @Override
    public Stream<Entry> results(String node) throws IOException {
        return lines(resultsFile(node), Entry.class);
    }

    public void delete() throws IOException {
        Trees.delete(path);
    }

    private static <T> Stream<T> lines(Path file, Class<T> type) throws IOException {
        try {
            BufferedReader reader = Files.newBufferedReader(file);
            return reader.lines().map(line -> read(line, type)).onClose(() -> close(reader));
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
