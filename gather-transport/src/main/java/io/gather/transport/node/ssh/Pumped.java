package io.gather.transport.node.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * A process's output, read by a thread of the platform. A virtual thread that reads from a pipe holds its carrier, and at 256 of
 * them the JVM makes no more: then all virtual threads stand still.
 */
final class Pumped extends InputStream {
    private static final int CHUNK = 64 << 10;
    private static final int CHUNKS = 4;
    private static final long STACK = 128 << 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private int offset;
    private boolean ended;
    private boolean closed;
    private @Nullable IOException failure;

    private Pumped() {}

    static Pumped of(InputStream stream, String name) {
        Pumped pumped = new Pumped();
        thread("output of " + name, () -> pumped.pump(stream));
        return pumped;
    }

    static void thread(String name, Runnable work) {
        Thread thread = new Thread(null, work, name, STACK, false);
        thread.setDaemon(true);
        thread.start();
    }

    private void pump(InputStream stream) {
        byte[] buffer = new byte[CHUNK];
        IOException broken = null;
        try (stream) {
            int count = stream.read(buffer);
            while (count >= 0 && put(Arrays.copyOf(buffer, count))) {
                count = stream.read(buffer);
            }
        } catch (IOException e) {
            broken = e;
        } catch (RuntimeException | Error e) {
            broken = new IOException("internal error: " + e, e);
        }
        lock.lock();
        try {
            ended = true;
            failure = broken;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean put(byte[] chunk) {
        lock.lock();
        try {
            while (chunks.size() >= CHUNKS && !closed) {
                changed.awaitUninterruptibly();
            }
            if (chunk.length > 0) {
                chunks.add(chunk);
            }
            changed.signalAll();
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int start, int length) throws IOException {
        Objects.checkFromIndexSize(start, length, into.length);
        if (length == 0) {
            return 0;
        }
        lock.lock();
        try {
            byte[] chunk = first();
            if (chunk == null) {
                return -1;
            }
            int count = Math.min(length, chunk.length - offset);
            System.arraycopy(chunk, offset, into, start, count);
            offset += count;
            if (offset == chunk.length) {
                chunks.remove();
                offset = 0;
                changed.signalAll();
            }
            return count;
        } finally {
            lock.unlock();
        }
    }

    private byte @Nullable [] first() throws IOException {
        try {
            while (chunks.isEmpty() && !ended && !closed) {
                changed.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while a node was read");
            interrupted.initCause(e);
            throw interrupted;
        }
        if (closed) {
            throw new IOException("the shell was closed");
        }
        if (chunks.isEmpty() && failure != null) {
            throw failure;
        }
        return chunks.peek();
    }

    @Override
    public int available() {
        lock.lock();
        try {
            return chunks.stream().mapToInt(chunk -> chunk.length).sum() - offset;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            chunks.clear();
            offset = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
