package io.gather.transport.node.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/** The last of what a process wrote to standard error; it is read to its end whatever there is. */
final class Complaints {
    private static final int KEPT = 16 << 10;
    private static final int SHOWN = 4 << 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final StringBuilder text = new StringBuilder();
    private boolean ended;

    void follow(InputStream stream, String name) {
        Pumped.thread("errors of " + name, () -> read(stream));
    }

    private void read(InputStream stream) {
        byte[] buffer = new byte[4 << 10];
        try (stream) {
            for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                add(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException expected) {
            // The process was ended.
        } finally {
            end();
        }
    }

    private void add(String more) {
        lock.lock();
        try {
            text.append(more);
            if (text.length() > 2 * KEPT) {
                text.delete(0, text.length() - KEPT);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void remove(String part) {
        lock.lock();
        try {
            int start = text.indexOf(part);
            if (start >= 0) {
                text.delete(start, start + part.length());
            }
        } finally {
            lock.unlock();
        }
    }

    /** What was said so far does not count for what comes. */
    void forget() {
        lock.lock();
        try {
            text.setLength(0);
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            ended = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Without what would confuse a terminal. */
    String text() {
        lock.lock();
        try {
            return text.toString().replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
        } finally {
            lock.unlock();
        }
    }

    String shown() {
        String all = text();
        return all.length() <= SHOWN ? all : all.substring(all.length() - SHOWN);
    }

    /** The process has ended; what it left in the pipe comes at once, unless somebody else holds the pipe open. */
    String textAtEnd() throws InterruptedException {
        awaitAny(Duration.ofMillis(500));
        return text();
    }

    /**
     * Waits until one of the texts is there.
     *
     * @return the first of them that is; null when the end or the end of the time came before
     */
    @Nullable
    String awaitAny(Duration time, String... wanted) throws InterruptedException {
        long left = time.toNanos();
        lock.lockInterruptibly();
        try {
            while (true) {
                for (String each : wanted) {
                    if (text.indexOf(each) >= 0) {
                        return each;
                    }
                }
                if (ended || left <= 0) {
                    return null;
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
