package io.gather.minion.spool;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.gather.core.json.Json;
import io.gather.core.outcome.Outcome;

/** The append-only list of outcomes: a task has ended when its outcome is in it, not before. */
final class OutcomeLog implements Closeable {
    private final LineAppender lines;

    private OutcomeLog(LineAppender lines) {
        this.lines = lines;
    }

    /** A line that a crash tore is taken out, so that the next one does not continue it. */
    static OutcomeLog open(Path path, BooleanSupplier reserve) throws IOException {
        if (Files.exists(path)) {
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                long end = file.length();
                while (end > 0 && !endsLine(file, end)) {
                    end--;
                }
                file.setLength(end);
            }
        }
        FileChannel log = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        return new OutcomeLog(new LineAppender(log.position(log.size()), reserve));
    }

    static List<Outcome> read(Path path, Predicate<Outcome> intact) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                try {
                    Outcome outcome = Json.read(line, Outcome.class);
                    if (intact.test(outcome)) {
                        outcomes.add(outcome);
                    }
                } catch (JsonProcessingException ignored) {
                    // Its task runs again.
                }
            }
        }
        return outcomes;
    }

    synchronized void add(Outcome outcome) throws IOException {
        lines.add(Json.write(outcome));
        lines.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        lines.close();
    }

    private static boolean endsLine(RandomAccessFile file, long end) throws IOException {
        file.seek(end - 1);
        return file.read() == '\n';
    }
}
