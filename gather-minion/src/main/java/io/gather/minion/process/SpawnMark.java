package io.gather.minion.process;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

import io.gather.minion.process.SystemLibrary.Function;

/**
 * Gives a process that is started a mark from its first moment on: this process has it for as long as the start takes. One at a
 * time.
 */
final class SpawnMark {
    private static final int LOCKS = 10;
    /** A program on a file system that does not answer holds up the others for so long, once. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SystemLibrary system;
    private final ReentrantLock lock = new ReentrantLock();
    private final MemorySegment usual = Arena.ofAuto().allocate(ValueLayout.JAVA_LONG, 2);
    private final boolean known;
    private volatile boolean held;

    SpawnMark(SystemLibrary system) {
        this.system = system;
        this.known = system.call(Function.PRLIMIT, 0, LOCKS, 0, usual.address()) == 0;
    }

    /** Does without where a mark may not be set, or another start does not end. */
    int on(long mark, IntSupplier start) throws InterruptedException {
        if (!known || !lock.tryLock(held ? 0 : PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
            held = known;
            return start.getAsInt();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limit = arena.allocate(ValueLayout.JAVA_LONG, 2);
            limit.setAtIndex(ValueLayout.JAVA_LONG, 0, mark);
            limit.setAtIndex(ValueLayout.JAVA_LONG, 1, usual.getAtIndex(ValueLayout.JAVA_LONG, 1));
            // Refused where the hard limit is lower.
            system.call(Function.PRLIMIT, 0, LOCKS, limit.address(), 0);
            int result = start.getAsInt();
            system.call(Function.PRLIMIT, 0, LOCKS, usual.address(), 0);
            held = false;
            return result;
        } finally {
            lock.unlock();
        }
    }
}
