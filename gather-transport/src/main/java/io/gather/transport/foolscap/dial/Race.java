package io.gather.transport.foolscap.dial;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import io.gather.transport.foolscap.link.Session;
import org.jspecify.annotations.Nullable;

/** Attempts to reach one tub at the same time: the first that agrees with it wins. Safe for several threads. */
final class Race {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Socket> sockets = new HashSet<>();
    private final List<String> failures = new ArrayList<>();
    private int running;
    private boolean over;
    private @Nullable Session winner;

    /** Before whoever runs is started. */
    void enter() {
        lock.lock();
        try {
            running++;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            running--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** @throws IOException when the race is over already */
    Socket socket() throws IOException {
        lock.lock();
        try {
            if (over) {
                throw new IOException("another way was faster");
            }
            Socket socket = new Socket();
            sockets.add(socket);
            return socket;
        } finally {
            lock.unlock();
        }
    }

    /** What fails after its end fails because of it. */
    void failed(String why) {
        lock.lock();
        try {
            if (!over) {
                failures.add(why);
            }
        } finally {
            lock.unlock();
        }
    }

    /** @return whether it is the first one */
    boolean won(Socket socket, Session session) {
        lock.lock();
        try {
            if (over) {
                return false;
            }
            over = true;
            winner = session;
            sockets.remove(socket);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** @return empty when nobody has won, and nobody runs any more or the time is over */
    Optional<Session> await(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (winner == null && running > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
            return Optional.ofNullable(winner);
        } finally {
            lock.unlock();
        }
    }

    /** Ends whoever still runs. */
    void end() {
        List<Socket> rest;
        lock.lock();
        try {
            over = true;
            rest = List.copyOf(sockets);
        } finally {
            lock.unlock();
        }
        for (Socket each : rest) {
            try {
                each.close();
            } catch (IOException expected) {
                // It is closed all the same.
            }
        }
    }

    /** What became of the others, for people. */
    List<String> failures() {
        lock.lock();
        try {
            return List.copyOf(failures);
        } finally {
            lock.unlock();
        }
    }
}
