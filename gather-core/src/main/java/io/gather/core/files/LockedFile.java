package io.gather.core.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A file under the operating system's lock: nobody else has it, in this process or another, and whoever dies holds nothing.
 *
 * <p>
 * Such a lock is the process's, not the channel's: it is lost as soon as the process closes any channel to that file, be it one
 * that only looked. So all locks are taken and looked at here, and a file that is held is not opened a second time. Safe for
 * several threads.
 */
public final class LockedFile implements AutoCloseable {
    /** What this process holds, by file and not by path: state of the process, as the locks are. Guarded by itself. */
    private static final Map<Object, LockedFile> HELD = new HashMap<>();
    /** Written over and over, so that a disk that is full has room for it. */
    private static final int TEXT = 4 << 10;
    private static final int MOST_TRIES = 100;
    private static final int LOOKS = 20;
    private static final long PAUSE = 5;

    private final FileChannel channel;
    private String text = "";

    private LockedFile(FileChannel channel) {
        this.channel = channel;
    }

    private interface Opening {
        FileChannel of(Path file) throws IOException;
    }

    /** Makes the file where it is not there; empty while somebody holds it. */
    public static Optional<LockedFile> take(Path file) throws IOException {
        return take(file, LockedFile::open, false);
    }

    /** Of an {@link OutputFile} that is there. On a disk that has no locks, only this process's are known. */
    public static Optional<LockedFile> takeOutput(Path file) throws IOException {
        return take(file, OutputFile::reopen, true);
    }

    /** Another process that only looks has the lock for a moment: so one look is not believed. */
    private static Optional<LockedFile> take(Path file, Opening opening, boolean onAnyDisk) throws IOException {
        Optional<LockedFile> taken = takeNow(file, opening, onAnyDisk);
        for (int i = 0; i < LOOKS && taken.isEmpty() && !isHeldHere(file); i++) {
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            taken = takeNow(file, opening, onAnyDisk);
        }
        return taken;
    }

    private static boolean isHeldHere(Path file) throws IOException {
        synchronized (HELD) {
            Object there = key(file);
            return there != null && held(there) != null;
        }
    }

    private static Optional<LockedFile> takeNow(Path file, Opening opening, boolean onAnyDisk) throws IOException {
        synchronized (HELD) {
            for (int i = 0; i < MOST_TRIES; i++) {
                if (isHeldHere(file)) {
                    return Optional.empty();
                }
                FileChannel channel = opening.of(file);
                Object key = key(file);
                if (!isLocked(channel, onAnyDisk)) {
                    channel.close();
                    return Optional.empty();
                }
                // Who held it may have deleted it before he let go: then the lock is on what nobody else finds.
                if (key != null && key.equals(key(file))) {
                    LockedFile taken = new LockedFile(channel);
                    HELD.put(key, taken);
                    return Optional.of(taken);
                }
                channel.close();
            }
            throw new IOException(file + " is replaced again and again");
        }
    }

    /**
     * The one channel of this process to a file of which it locks parts. It stays open until the process ends, as its end would be
     * that of all those locks.
     */
    public static FileChannel shared(Path file) throws IOException {
        synchronized (HELD) {
            Object there = key(file);
            LockedFile known = there == null ? null : held(there);
            if (known != null) {
                return known.channel;
            }
            LockedFile shared = new LockedFile(open(file));
            Object key = key(file);
            if (key != null) {
                HELD.put(key, shared);
            }
            return shared.channel;
        }
    }

    /** What whoever holds the file {@linkplain #say said}; empty when nobody holds it. */
    public static Optional<String> holder(Path file) throws IOException {
        synchronized (HELD) {
            Object key = key(file);
            if (key == null) {
                return Optional.empty();
            }
            LockedFile ours = held(key);
            return ours != null ? Optional.of(ours.text) : holderElsewhere(file);
        }
    }

    private static Optional<String> holderElsewhere(Path file) throws IOException {
        boolean interrupted = Thread.interrupted();
        try (FileChannel look = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            if (isLocked(look, false)) {
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.allocate(TEXT);
            while (bytes.hasRemaining() && look.read(bytes) >= 0) {
                // More of it may come.
            }
            return Optional.of(new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip());
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } finally {
            keepInterruption(interrupted);
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ,
                StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** An interruption would close the channel, and the lock would go with it. */
    private static void keepInterruption(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable LockedFile held(Object key) {
        LockedFile held = HELD.get(key);
        return held != null && held.channel.isOpen() ? held : null;
    }

    private static boolean isLocked(FileChannel channel, boolean onAnyDisk) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            if (onAnyDisk) {
                return true;
            }
            channel.close();
            throw e;
        }
    }

    /** Device and number of the file; null where there is none. */
    private static @Nullable Object key(Path file) throws IOException {
        try {
            Object key = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
            return key == null ? file.toRealPath() : key;
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return null;
        }
    }

    /** Its content, for who may write to what he has locked. Closing it gives up the lock. */
    public FileChannel channel() {
        return channel;
    }

    /**
     * Tells who holds it. On a full disk only this process knows.
     *
     * @throws IOException when the lock was lost
     */
    public void say(String who) throws IOException {
        synchronized (HELD) {
            text = who.strip();
            boolean interrupted = Thread.interrupted();
            try {
                ByteBuffer bytes = ByteBuffer.wrap(Arrays.copyOf((who + " ".repeat(TEXT)).getBytes(
                        StandardCharsets.UTF_8), TEXT));
                while (bytes.hasRemaining()) {
                    channel.write(bytes, bytes.position());
                }
            } catch (IOException e) {
                // A disk that is full when the file is written for the first time.
                if (!channel.isOpen()) {
                    throw e;
                }
            } finally {
                keepInterruption(interrupted);
            }
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            try (channel) {
                if (!text.isEmpty() && channel.isOpen()) {
                    say("");
                }
            } finally {
                HELD.values().removeIf(it -> it == this);
            }
        }
    }
}
