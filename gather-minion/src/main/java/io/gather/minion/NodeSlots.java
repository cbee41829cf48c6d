package io.gather.minion;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import io.gather.core.files.LockedFile;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that may go on at the same time on this machine, of all gathers together: each holds a lock on one byte of a file. The
 * operating system takes it back from whoever dies. The first byte is a door: whoever waits behind it gets the next free slot, so a gather that begins
 * is not kept out by one that always has another task. Safe for several threads.
 */
final class NodeSlots {
    /** For a run that has no task under way: then it begins one all the same. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LONGEST_PAUSE = 20;

    private final Path file;
    private final Duration patience;
    private final Set<String> notices = new TreeSet<>();
    private @Nullable FileChannel channel;
    private boolean broken;

    NodeSlots(Path file) {
        this(file, PATIENCE);
    }

    NodeSlots(Path file, Duration patience) {
        this.file = file;
        this.patience = patience;
    }

    /** One task's right to go on. */
    interface Slot {
        /** Of a task that goes on without: the bound cannot be kept, or it waited for too long. */
        Slot NONE = () -> {};

        void release();
    }

    /** What users should know: that the bound is not kept, and why. */
    synchronized List<String> notices() {
        return List.copyOf(notices);
    }

    /** Whether the bound can be kept, as far as is known. */
    boolean isUsable() {
        return channel() != null;
    }

    /**
     * Waits for a slot.
     *
     * @param most slots that this run knows of
     * @param idle whether the run has no other task under way; it waits for a bounded time then
     * @param over whether there is no point in waiting any more
     */
    Slot take(int most, BooleanSupplier idle, BooleanSupplier over) throws InterruptedException {
        FileChannel slots = channel();
        if (slots == null) {
            return Slot.NONE;
        }
        long begin = System.nanoTime();
        long pause = 1;
        FileLock door = null;
        try {
            while (true) {
                door = door == null ? lock(slots, 0) : door;
                FileLock slot = door == null ? null : free(slots, most);
                if (slot != null) {
                    return () -> release(slot);
                }
                if (over.getAsBoolean()) {
                    return Slot.NONE;
                }
                if (System.nanoTime() - begin > patience.toNanos() && idle.getAsBoolean()) {
                    note("other gathers kept this node's tasks waiting for " + patience.toSeconds()
                            + " s: one went on beside them");
                    return Slot.NONE;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                pause = Math.min(LONGEST_PAUSE, 2 * pause);
            }
        } catch (IOException e) {
            fail(e);
            return Slot.NONE;
        } finally {
            if (door != null) {
                release(door);
            }
        }
    }

    /** From the end, as runs that know of fewer slots have only the first ones. */
    private static @Nullable FileLock free(FileChannel slots, int most) throws IOException {
        for (int i = most; i > 0; i--) {
            FileLock lock = lock(slots, i);
            if (lock != null) {
                return lock;
            }
        }
        return null;
    }

    private static @Nullable FileLock lock(FileChannel slots, long position) throws IOException {
        try {
            return slots.tryLock(position, 1, false);
        } catch (OverlappingFileLockException ofThisProcess) {
            return null;
        }
    }

    private void release(FileLock lock) {
        try {
            lock.release();
        } catch (IOException e) {
            fail(e);
        }
    }

    private synchronized @Nullable FileChannel channel() {
        if (channel == null && !broken) {
            try {
                Files.createDirectories(file.toAbsolutePath().resolveSibling(""),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                channel = LockedFile.shared(file);
            } catch (IOException e) {
                fail(e);
            }
        }
        return broken ? null : channel;
    }

    private synchronized void fail(IOException e) {
        broken = true;
        note("tasks are bounded for this gather alone, not for all gathers of this node together: " + e);
    }

    private synchronized void note(String notice) {
        notices.add(notice);
    }
}
