package io.gather.transport.node.shell;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Ends the connection to a node that lets its reader wait for too long. Reading blocks, so another thread watches. */
final class Silence extends FilterInputStream {
    private volatile Duration patience;
    private final Runnable end;
    private volatile long waitingSince;
    private volatile boolean waiting;
    private volatile boolean closed;
    private volatile boolean lost;

    Silence(InputStream in, Duration patience, Runnable end) {
        super(in);
        this.patience = patience;
        this.end = end;
        Thread.ofVirtual().name("gather-silence").start(this::watch);
    }

    private void watch() {
        while (!closed) {
            LockSupport.parkNanos(Math.max(1_000_000, patience.toNanos() / 8));
            if (waiting && System.nanoTime() - waitingSince > patience.toNanos()) {
                lost = true;
                end.run();
                return;
            }
        }
    }

    void patience(Duration other) {
        patience = other;
    }

    /** Whether it was the silence that ended the connection. */
    boolean isLost() {
        return lost;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        waitingSince = System.nanoTime();
        waiting = true;
        try {
            return in.read(bytes, from, length);
        } finally {
            waiting = false;
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
