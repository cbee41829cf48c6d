package io.gather.stats.store;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Lines of a file that others wrote, whether it is compressed or not.
 *
 * @param longest bytes of a line; what is longer is damaged
 */
record ForeignLines(Path file, int longest) {
    private static final int BUFFER = 1 << 16;
    private static final int MAGIC = 0x1f;

    /** Takes a line. */
    interface Line {
        boolean take(byte[] bytes, int length) throws IOException;
    }

    boolean read(Runnable damaged, Line taker) throws IOException {
        try (InputStream in = open()) {
            return lines(in, damaged, taker);
        } catch (EOFException | ZipException e) {
            damaged.run();
            return true;
        }
    }

    private InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            in.mark(1);
            boolean packed = in.read() == MAGIC;
            in.reset();
            return packed ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private boolean lines(InputStream in, Runnable damaged, Line taker) throws IOException {
        byte[] line = new byte[1 << 12];
        int length = 0;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                if (length > longest) {
                    damaged.run();
                } else if (length > 0 && !taker.take(line, length)) {
                    return false;
                }
                length = 0;
            } else if (length <= longest) {
                if (length == line.length) {
                    line = Arrays.copyOf(line, Math.min(longest + 1, 2 * length));
                }
                line[length++] = (byte) b;
            }
        }
        return length == 0 || length > longest || taker.take(line, length);
    }
}
