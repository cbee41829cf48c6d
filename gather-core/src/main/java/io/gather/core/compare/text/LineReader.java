package io.gather.core.compare.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** Lines with their ends, a character a byte, so that nothing of them is lost; what is longer than a piece comes in several. */
public final class LineReader {
    static final int PIECE = 64 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[PIECE];
    private int from;
    private int to;

    public LineReader(InputStream in) {
        this.in = in;
    }

    /** Null at the end. */
    public @Nullable String next() throws IOException {
        int seen = from;
        while (true) {
            for (int i = seen; i < to; i++) {
                if (buffer[i] == '\n') {
                    return take(i + 1);
                }
            }
            seen = to;
            if (to == buffer.length) {
                if (from == 0) {
                    return take(to);
                }
                System.arraycopy(buffer, from, buffer, 0, to - from);
                seen -= from;
                to -= from;
                from = 0;
            }
            int read = in.read(buffer, to, buffer.length - to);
            if (read < 0) {
                return from == to ? null : take(to);
            }
            to += read;
        }
    }

    private String take(int end) {
        String line = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1);
        from = end;
        return line;
    }
}
