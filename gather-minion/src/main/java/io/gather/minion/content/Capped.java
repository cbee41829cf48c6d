package io.gather.minion.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

import io.gather.core.catalog.Keep;

/** Lets the first bytes, the last bytes, or both pass; those between are dropped. Does not close the stream it writes to. */
public final class Capped extends OutputStream {
    private final OutputStream out;
    private final long head;
    private final Ring tail;
    private long seen;

    /** @param overflow a file for what is too much to be held in memory; it exists only while it is needed */
    public Capped(OutputStream out, long max, Keep keep, Path overflow) {
        this.out = out;
        this.head = switch (keep) {
            case HEAD -> max;
            case TAIL -> 0;
            case BOTH -> max / 2;
        };
        this.tail = new Ring(max - head, overflow);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int first = (int) Math.min(length, Math.max(0, head - seen));
        seen += length;
        if (first > 0) {
            out.write(bytes, from, first);
        }
        tail.write(bytes, from + first, length - first);
    }

    /** Whether whatever follows is dropped. */
    public boolean full() {
        return tail.capacity() == 0 && seen > head;
    }

    public long dropped() {
        return Math.max(0, seen - head - tail.capacity());
    }

    /** Writes the last bytes. */
    public void finish() throws IOException {
        tail.copyTo(out);
    }

    @Override
    public void close() throws IOException {
        tail.close();
    }
}
