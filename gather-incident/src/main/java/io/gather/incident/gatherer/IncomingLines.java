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

import io.gather.incident.value.JsonLine;
import io.gather.incident.value.LogValue.Dict;

/** What was written of an incident on its way, from the begin. Holds a line at a time. */
final class IncomingLines implements Iterator<Dict> {
    private static final int BUFFER = 1 << 14;

    private final BufferedReader in;
    private int left;

    /** @param lines how many there are */
    IncomingLines(FileChannel file, int lines) {
        this.in = new BufferedReader(new InputStreamReader(new Positioned(file), StandardCharsets.US_ASCII), BUFFER);
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
            String line = in.readLine();
            return line != null && JsonLine.read(line) instanceof Dict dict ? dict : Dict.EMPTY;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
