package io.gather.core.upload;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The right to send one bundle; gone with the process that holds it. */
final class UploadClaim implements AutoCloseable {
    private final FileChannel channel;

    private UploadClaim(FileChannel channel) {
        this.channel = channel;
    }

    static Optional<UploadClaim> take(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new UploadClaim(channel));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
