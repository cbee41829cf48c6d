package io.gather.core.overlord;

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
import io.gather.core.plan.Outcome;
import io.gather.core.report.Collected;

/** The files of one gather under way; private, removed by its cleanup. */
record RunDirectory(Path path) implements Collected {
    Path journal() {
        return path.resolve("journal.jsonl");
    }

    Path index() {
        return path.resolve("index.jsonl");
    }

    Path log() {
        return path.resolve("gather.log");
    }

    Path events() {
        return path.resolve("events.jsonl");
    }

    /** Room that is kept. */
    Path reserve() {
        return path.resolve("reserve");
    }

    Path scratch(String name) {
        return path.resolve(name);
    }

    /** The list of everything. */
    Path collected() {
        return path.resolve("collected.jsonl");
    }

    Path outcomesFile(String node) {
        return path.resolve("outcomes-" + Names.ofPath(node) + ".jsonl");
    }

    Path resultsFile(String node) {
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

    void delete() throws IOException {
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
