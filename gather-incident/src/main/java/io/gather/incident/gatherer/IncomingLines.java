package io.gather.incident.gatherer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;

import io.gather.incident.flog.EventJson;

/** The events of an incident on its way, as they were written behind what it was recorded for. Holds a line at a time. */
final class IncomingLines implements Iterator<EventJson> {
    private static final int BUFFER = 1 << 14;
    private static final String NOTHING = "{}";

    private final BufferedReader in;
    private final String header;
    private int left;

    /** @param events how many there are */
    IncomingLines(FileChannel file, int events) throws IOException {
        this.in = new BufferedReader(new InputStreamReader(new Positioned(file), StandardCharsets.US_ASCII), BUFFER);
        this.header = line();
        this.left = events;
    }

    /** What it was recorded for. */
    String header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public EventJson next() {
        if (left == 0) {
            throw new NoSuchElementException();
        }
        left--;
        try {
            return new EventJson(line());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        return Objects.requireNonNullElse(in.readLine(), NOTHING);
    }

    /** Others may read the same file from its begin. */
    private static final class Positioned extends InputStream {
        private final FileChannel file;
        private long at;

        Positioned(FileChannel file) {
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int some = file.read(ByteBuffer.wrap(bytes, from, length), at);
            at += Math.max(0, some);
            return some;
        }
    }
}
