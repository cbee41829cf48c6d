package io.gather.core.overlord.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.gather.core.files.LineFile;
import io.gather.core.json.Json;

/** The steps of one gather, each on disk before the next begins. Safe for several threads. */
public final class Journal implements AutoCloseable {
    private final LineFile file;

    public Journal(Path path) throws IOException {
        file = LineFile.append(path);
    }

    public synchronized void add(JournalEntry entry) throws IOException {
        file.add(entry);
        file.force();
    }

    /** What was journaled; a last line that a crash tore is left out. */
    public static List<JournalEntry> read(Path path) throws IOException {
        List<JournalEntry> entries = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            try {
                entries.add(Json.read(line, JournalEntry.class));
            } catch (IOException torn) {
                break;
            }
        }
        return entries;
    }

    /** The last entry of a type. */
    public static <T extends JournalEntry> Optional<T> last(List<JournalEntry> entries, Class<T> type) {
        return entries.reversed().stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
