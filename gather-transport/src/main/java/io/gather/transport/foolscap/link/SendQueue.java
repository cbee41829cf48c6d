package io.gather.transport.foolscap.link;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.gather.transport.foolscap.message.Message;
import io.gather.transport.foolscap.message.MessageWriter;
import io.gather.transport.foolscap.reference.Outgoing;
import org.jspecify.annotations.Nullable;

/** What waits to be sent, as bytes: messages are numbered as they are put in, and must leave in that order. */
final class SendQueue implements Outgoing {
    /** Of answers to beats, which wait for no room: a peer that wants more of them without reading any is no good. */
    private static final int BEATS = 1000;
    private static final int TOGETHER = 16 << 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private final MessageWriter writer;
    private final int room;
    private final Runnable wake;
    private long bytes;
    private int beats;
    private @Nullable String ended;

    /** @param wake called when there is something to be sent, or it has ended; must not wait */
    SendQueue(MessageWriter writer, int room, Runnable wake) {
        this.writer = writer;
        this.room = room;
        this.wake = wake;
    }

    @Override
    public void send(Message message, Duration patience) throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (bytes > room && ended == null) {
                if (left <= 0) {
                    throw new IOException("the peer has not taken what was sent for " + patience.toSeconds() + " s");
                }
                left = changed.awaitNanos(left);
            }
            if (ended != null) {
                throw new IOException(ended);
            }
            put(writer.bytes(message));
        } finally {
            lock.unlock();
        }
    }

    /** Asks whether the peer is there. */
    void ping() {
        lock.lock();
        try {
            if (ended == null) {
                put(writer.ping(BigInteger.ZERO));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says that we are there; does not wait. */
    void pong(BigInteger number) throws IOException {
        lock.lock();
        try {
            if (ended == null) {
                beats++;
                if (beats > BEATS) {
                    throw new IOException("the peer asks whether we are there, and reads no answer");
                }
                put(writer.pong(number));
            }
        } finally {
            lock.unlock();
        }
    }

    private void put(byte[] message) {
        waiting.add(message);
        bytes += message.length;
        wake.run();
    }

    /** @return what is to be sent next, several messages where they are small; empty when there is nothing */
    Optional<byte[]> poll() {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                return Optional.empty();
            }
            ByteArrayOutputStream some = new ByteArrayOutputStream();
            while (!waiting.isEmpty() && (some.size() == 0 || some.size() + waiting.element().length <= TOGETHER)) {
                some.writeBytes(waiting.remove());
            }
            bytes -= some.size();
            if (waiting.isEmpty()) {
                beats = 0;
            }
            changed.signalAll();
            return Optional.of(some.toByteArray());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes nothing more.
     *
     * @param complaint what the peer is told as the last thing; empty: nothing
     * @param sendRest whether what waits is still to be sent
     */
    void end(String why, String complaint, boolean sendRest) {
        lock.lock();
        try {
            if (!sendRest) {
                waiting.clear();
            }
            if (ended == null) {
                ended = why;
                if (!complaint.isEmpty()) {
                    waiting.add(writer.complaint(complaint));
                }
            }
            changed.signalAll();
            wake.run();
        } finally {
            lock.unlock();
        }
    }

    /** Whether all is sent that ever was to be. */
    boolean isOver() {
        lock.lock();
        try {
            return ended != null && waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
