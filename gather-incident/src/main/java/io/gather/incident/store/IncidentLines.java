package io.gather.incident.store;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Lines of the index, each by where it begins. */
final class IncidentLines implements Closeable {
    private static final int WINDOW = 128 << 10;

    private final RandomAccessFile file;
    private final byte[] window = new byte[WINDOW];
    private long start;
    private int length;

    IncidentLines(Path file) throws IOException {
        try {
            this.file = new RandomAccessFile(file.toFile(), "r");
        } catch (FileNotFoundException e) {
            throw (IOException) new NoSuchFileException(file.toString()).initCause(e);
        }
    }

    Optional<IncidentEntry> at(long offset) throws IOException {
        return textAt(offset).flatMap(IndexLine::read);
    }

    /** Empty for what has no end. */
    Optional<String> textAt(long offset) throws IOException {
        Optional<String> here = inWindow(offset);
        if (here.isPresent()) {
            return here;
        }
        file.seek(offset);
        start = offset;
        length = 0;
        while (length < WINDOW) {
            int read = file.read(window, length, WINDOW - length);
            if (read < 0) {
                break;
            }
            length += read;
        }
        return inWindow(offset);
    }

    private Optional<String> inWindow(long offset) {
        if (offset < start || offset >= start + length) {
            return Optional.empty();
        }
        int from = (int) (offset - start);
        for (int i = from; i < length; i++) {
            if (window[i] == '\n') {
                return Optional.of(new String(window, from, i - from, StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
