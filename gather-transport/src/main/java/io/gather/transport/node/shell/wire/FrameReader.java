package io.gather.transport.node.shell.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Reads frames. Whatever comes before the first marker is the login's own text; after it nothing but frames may come. */
public final class FrameReader {
    private static final int NOISE = 1 << 20;
    private static final int LINE = 16 << 10;
    private static final int TOGETHER = 1000;

    private final InputStream in;
    private final String start;
    private final byte[] buffer = new byte[64 << 10];
    private @Nullable String ahead;
    private int from;
    private int until;

    public FrameReader(InputStream in, String marker) {
        this.in = in;
        this.start = marker + " ";
    }

    /** Skips what the login prints, up to the script's greeting; the first bytes of it when the script never came to speak. */
    public @Nullable String begin() throws IOException {
        String greeting = start + "hello";
        ByteArrayOutputStream noise = new ByteArrayOutputStream();
        for (int read = 0; read < NOISE;) {
            String line = line(LINE);
            if (line == null) {
                return noise.toString(StandardCharsets.UTF_8);
            }
            if (line.equals(greeting)) {
                return null;
            }
            read += line.length() + 1;
            if (noise.size() < 1000) {
                noise.writeBytes((line.replaceAll("[^ -~]", "?") + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        throw new GarbledException("the login prints without end");
    }

    /** Null when the node has no more to say. */
    public @Nullable Frame next() throws IOException {
        String text = said();
        if (text == null) {
            return null;
        }
        Word word = Word.of(text);
        return word == Word.SEVERAL ? several(ShellNumbers.size(word.rest(text))) : word.parse(word.rest(text));
    }

    private @Nullable String said() throws IOException {
        String line = ahead == null ? line(LINE) : ahead;
        ahead = null;
        if (line == null) {
            return null;
        }
        if (!line.startsWith(start)) {
            throw new GarbledException("text that its script does not print");
        }
        return line.substring(start.length());
    }

    /** A list of outcomes holds outcomes, no lists and nothing else. */
    private Frame several(long count) throws IOException {
        if (count > TOGETHER) {
            throw new GarbledException(count + " outcomes at once");
        }
        List<Frame.Ended> units = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            String text = said();
            if (text == null) {
                throw new GarbledException("fewer outcomes than it said");
            }
            Word word = Word.of(text);
            if (word != Word.OUTCOME || !(word.parse(word.rest(text)) instanceof Frame.Ended unit)) {
                throw new GarbledException("'" + word.text() + "' in a list of outcomes");
            }
            units.add(unit);
        }
        return new Frame.Several(units);
    }

    /** Copies bytes that follow as text, base64 or hex, up to the next frame. */
    public void text(OutputStream into) throws IOException {
        TextBytes bytes = new TextBytes(into);
        String line = line(LINE);
        while (line != null && !line.startsWith(start)) {
            bytes.line(line);
            line = line(LINE);
        }
        bytes.end();
        ahead = line;
    }

    /** Copies bytes that follow a frame; what was copied before the connection broke is in {@code into} then. */
    public void copy(long length, OutputStream into) throws IOException {
        long left = length;
        while (left > 0) {
            if (from == until && !fill()) {
                throw new EOFException("the connection ended");
            }
            int part = (int) Math.min(left, until - from);
            into.write(buffer, from, part);
            from += part;
            left -= part;
        }
    }

    private @Nullable String line(int most) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (true) {
            if (from == until && !fill()) {
                return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
            }
            int at = from;
            while (at < until && buffer[at] != '\n') {
                at++;
            }
            if (line.size() + at - from > most) {
                throw new GarbledException("a line without end");
            }
            line.write(buffer, from, at - from);
            boolean whole = at < until;
            from = whole ? at + 1 : at;
            if (whole) {
                return line.toString(StandardCharsets.UTF_8);
            }
        }
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer, 0, buffer.length);
        from = 0;
        until = Math.max(0, count);
        return count > 0;
    }
}
