package io.gather.incident.gatherer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;

import io.gather.incident.value.JsonLine;
import io.gather.incident.value.LogValue.Dict;

/** What was written of an incident on its way, from the begin. Holds a line at a time. */
final class IncomingLines implements Iterator<Dict> {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private int left;

    /** @param lines how many there are */
    IncomingLines(FileChannel file, int lines) {
        this.in = new BufferedInputStream(new Positioned(file), BUFFER);
        this.left = lines;
    }

    @Override
    public boolean hasNext() {
        return left > 0;
    }

    @Override
    public Dict next() {
        if (left == 0) {
            throw new NoSuchElementException();
        }
        left--;
        try {
            return JsonLine.read(line()) instanceof Dict dict ? dict : Dict.EMPTY;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(512);
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.US_ASCII);
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
