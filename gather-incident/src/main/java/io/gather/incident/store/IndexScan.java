package io.gather.incident.store;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads the index a line at a time, and makes nothing of a line but what is asked for: a hundred thousand of them are passed in a moment.
 * A thread that is interrupted does not close it for others.
 */
final class IndexScan implements Closeable {
    /** No entry is longer. */
    static final int LONGEST_LINE = 64 << 10;
    private static final int WINDOW = 4 * LONGEST_LINE;

    private final RandomAccessFile file;
    private final byte[] window = new byte[WINDOW];
    private final IndexLine line = new IndexLine();
    /** Where the window begins in the file, and how much of it is filled. */
    private long start;
    private int filled;
    /** Of the line, in the window, and of the one after it. */
    private int begin;
    private int next;
    /** Of a line that is longer than the window only its end is there, if at all; this is where it begins in the file. */
    private long cutFrom = -1;

    /** @param from where a line begins */
    IndexScan(Path index, long from) throws IOException {
        try {
            this.file = new RandomAccessFile(index.toFile(), "r");
        } catch (FileNotFoundException e) {
            throw (IOException) new NoSuchFileException(index.toString()).initCause(e);
        }
        file.seek(from);
        this.start = from;
    }

    /** Goes to the next line that has as many fields as an entry. One whose end is missing is still being written. */
    boolean next() throws IOException {
        while (true) {
            begin = next;
            int end = line.read(window, begin, filled);
            if (end >= 0) {
                next = end + 1;
                boolean isEntry = cutFrom < 0 && line.isEntry() && end - begin <= LONGEST_LINE;
                cutFrom = -1;
                if (isEntry) {
                    return true;
                }
            } else if (!more()) {
                return false;
            }
        }
    }

    private boolean more() throws IOException {
        if (filled - begin == WINDOW) {
            cutFrom = cutFrom < 0 ? start + begin : cutFrom;
            begin = filled;
        }
        System.arraycopy(window, begin, window, 0, filled - begin);
        start += begin;
        filled -= begin;
        begin = 0;
        next = 0;
        int read = file.read(window, filled, WINDOW - filled);
        filled += Math.max(0, read);
        return read > 0;
    }

    /** What the line holds, until the next one. */
    IndexLine line() {
        return line;
    }

    /** Where the line begins in the file. */
    long offset() {
        return start + begin;
    }

    /** Behind the last line that has its end. */
    long end() {
        return cutFrom < 0 ? start + next : cutFrom;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
