package io.gather.minion.content;

import java.io.IOException;
import java.io.OutputStream;

import io.gather.core.catalog.Keep;
import io.gather.core.verdict.Extents;

/** Lets the first bytes, the last bytes, or both pass; those between are dropped. Does not close the stream it writes to. */
public final class Capped extends OutputStream {
    private final OutputStream out;
    private final long head;
    private final Tail tail;
    private long seen;

    public Capped(OutputStream out, long max, Keep keep, TailStore scratch) {
        this.out = out;
        this.head = Extents.head(max, keep);
        this.tail = scratch.tail(max - head);
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
        return seen - kept();
    }

    /** How many bytes pass; less than wanted where there is no memory for the last ones. */
    public long kept() {
        return Math.min(seen, head) + tail.kept();
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
