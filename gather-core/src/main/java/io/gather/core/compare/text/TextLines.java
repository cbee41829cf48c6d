package io.gather.core.compare.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** Lines in memory, each with its end. */
public final class TextLines {
    private static final int SEARCHED = 8 << 10;

    private final byte[] bytes;
    private final int[] starts;
    private final int lines;

    private TextLines(byte[] bytes, int[] starts, int lines) {
        this.bytes = bytes;
        this.starts = starts;
        this.lines = lines;
    }

    public static TextLines of(String text) {
        try {
            return new Reading(UnaryOperator.identity(), Integer.MAX_VALUE).read(
                    new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /**
     * @param mask changes a line before it is kept, and leaves its end
     * @param most lines
     * @return null where there are more; the stream is left where it is then
     */
    public static @Nullable TextLines read(InputStream in, UnaryOperator<String> mask, int most) throws IOException {
        Reading reading = new Reading(mask, most);
        TextLines text = reading.read(in);
        return reading.full() ? null : text;
    }

    int lines() {
        return lines;
    }

    /** As it is in the file, its end included. */
    String line(int number) {
        return new String(bytes, starts[number], starts[number + 1] - starts[number], StandardCharsets.ISO_8859_1);
    }

    boolean same(int number, TextLines other, int otherNumber) {
        return Arrays.equals(bytes, starts[number], starts[number + 1], other.bytes, other.starts[otherNumber],
                other.starts[otherNumber + 1]);
    }

    int hash(int number) {
        int hash = 1;
        for (int i = starts[number]; i < starts[number + 1]; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash ^ hash >>> 15;
    }

    /** Whether these are no lines for eyes. */
    public boolean isBinary() {
        for (int i = 0; i < Math.min(bytes.length, SEARCHED); i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static final class Reading {
        private final UnaryOperator<String> mask;
        private final int most;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4 << 10);
        private int[] starts = new int[64];
        private int lines;
        private boolean ended = true;

        Reading(UnaryOperator<String> mask, int most) {
            this.mask = mask;
            this.most = most;
        }

        TextLines read(InputStream in) throws IOException {
            LineReader reader = new LineReader(in);
            for (String line = reader.next(); line != null && !full(); line = reader.next()) {
                add(mask.apply(line).getBytes(StandardCharsets.ISO_8859_1));
            }
            starts = Arrays.copyOf(starts, lines + 1);
            starts[lines] = bytes.size();
            return new TextLines(bytes.toByteArray(), starts, lines);
        }

        boolean full() {
            return lines > most;
        }

        private void add(byte[] line) {
            if (ended) {
                if (lines == starts.length) {
                    starts = Arrays.copyOf(starts, lines * 2);
                }
                starts[lines++] = bytes.size();
            }
            bytes.writeBytes(line);
            ended = line.length > 0 && line[line.length - 1] == '\n';
        }
    }
}
