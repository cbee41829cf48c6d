package io.gather.core.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;

/**
 * A file that a user named, which may be anything: what would be waited for without end, or read without end, is refused in words.
 * What the shell passes as {@code <(command)} or {@code /dev/stdin} is read, if it comes promptly.
 */
public record GivenFile(Path path) {
    private static final Duration PROMPT = Duration.ofSeconds(20);
    private static final int KIND = 0170000;
    private static final int FIFO = 0010000;
    private static final int CHARACTER = 0020000;
    private static final int BLOCK = 0060000;
    private static final int SOCKET = 0140000;

    /** Opens a regular file for reading. */
    public FileChannel open() throws IOException {
        checkRegular();
        return FileChannel.open(path);
    }

    /** @throws FileSystemException that names what it is instead */
    public void checkRegular() throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new FileSystemException(path.toString(), null, "is " + kind() + ", not a file");
        }
    }

    /** All of it; for texts that people write. */
    public byte[] read(ByteSize most) throws IOException {
        byte[] bytes;
        if (isPassed()) {
            bytes = promptly(most);
        } else {
            checkRegular();
            try (InputStream in = Files.newInputStream(path)) {
                bytes = in.readNBytes((int) most.bytes() + 1);
            }
        }
        if (bytes.length > most.bytes()) {
            throw new TooLargeException(path, most);
        }
        return bytes;
    }

    /** Whether it stands for something that is open already. */
    private boolean isPassed() {
        return !Files.isRegularFile(path) && path.toString().matches("/dev/stdin|(/dev|/proc/self)/fd/[0-9]{1,6}");
    }

    /** In a thread that is left behind when nobody writes. */
    private byte[] promptly(ByteSize most) throws IOException {
        FutureTask<byte[]> reading = new FutureTask<>(() -> {
            try (InputStream in = Files.newInputStream(path)) {
                return in.readNBytes((int) most.bytes() + 1);
            }
        });
        Thread.ofPlatform().daemon().name("gather-read " + path).start(reading);
        try {
            return reading.get(PROMPT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new FileSystemException(path.toString(), null, "did not come to its end within " + Durations.show(
                    PROMPT));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    /** Fails where there is nothing. */
    private String kind() throws IOException {
        if (Files.isDirectory(path)) {
            return "a folder";
        }
        return switch ((int) Files.getAttribute(path, "unix:mode") & KIND) {
            case FIFO -> "a FIFO";
            case CHARACTER, BLOCK -> "a device";
            case SOCKET -> "a socket";
            default -> "something else";
        };
    }

    /** Nobody writes so much by hand. */
    public static final class TooLargeException extends FileSystemException {
        private static final long serialVersionUID = 1;

        TooLargeException(Path path, ByteSize most) {
            super(path.toString(), null, "larger than " + most);
        }
    }
}
