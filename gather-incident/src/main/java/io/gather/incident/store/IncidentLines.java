package io.gather.incident.store;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Lines of the index, each by where it begins; quick for whoever goes up or down in it. */
final class IncidentLines implements Closeable {
    private static final int WINDOW = 2 * IndexScan.LONGEST_LINE + 1;

    private final RandomAccessFile file;
    private final byte[] window = new byte[WINDOW];
    private final IndexLine line = new IndexLine();
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
        return find(offset) && line.isEntry() ? line.entry() : Optional.empty();
    }

    /** As {@link #at}, but of lines without this text, which is in lower case, nothing more is made. */
    Optional<IncidentEntry> at(long offset, String part) throws IOException {
        return find(offset) && line.isEntry() && line.whole().toLowerCase(Locale.ROOT).contains(part)
                ? line.entry()
                : Optional.empty();
    }

    /** False for what has no end. */
    private boolean find(long offset) throws IOException {
        if (isInWindow(offset)) {
            return true;
        }
        // What is above will be asked for next where the last one was below.
        start = offset < start ? Math.max(0, offset - IndexScan.LONGEST_LINE) : offset;
        file.seek(start);
        length = 0;
        while (length < WINDOW) {
            int read = file.read(window, length, WINDOW - length);
            if (read < 0) {
                break;
            }
            length += read;
        }
        return isInWindow(offset);
    }

    private boolean isInWindow(long offset) {
        return offset >= start && offset < start + length && line.read(window, (int) (offset - start), length) >= 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
