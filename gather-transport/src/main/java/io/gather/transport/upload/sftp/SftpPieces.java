package io.gather.transport.upload.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/**
 * Hands a stream to {@code sftp}, which takes regular files only: piece by piece, each in a file that has a hole as long as what
 * went before, so that {@code reput} goes on exactly there. Two files take turns: one is filled while the other one is sent.
 */
final class SftpPieces implements AutoCloseable {
    /** Also with a slow line a piece is through before the wait for it is over. */
    private static final int LEAST = 256 << 10;
    /** What lies about in the folder for temporary files is twice as much at most. */
    private static final int MOST = 32 << 20;
    private static final long AIM_MILLIS = 2000;
    private static final int BUFFER = 128 << 10;

    private final InputStream content;
    private final Path folder;
    private long position;
    private volatile int size = LEAST;
    private int turn;

    /** @param length of the file, of which all but the end from {@code from} on is a hole */
    record Piece(Path file, long from, long length) {
        boolean isEmpty() {
            return length == from;
        }
    }

    SftpPieces(InputStream content, long from) throws IOException {
        this.content = content;
        this.position = from;
        this.folder = Files.createTempDirectory("gather-sftp-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** The next one, in the file of the one before the last. */
    Piece next() throws IOException {
        turn = 1 - turn;
        Path file = folder.resolve("piece" + turn);
        long from = position;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            out.position(from);
            byte[] buffer = new byte[BUFFER];
            long end = from + size;
            int read = 0;
            while (position < end && read >= 0) {
                read = content.read(buffer, 0, (int) Math.min(end - position, buffer.length));
                if (read > 0) {
                    write(out, ByteBuffer.wrap(buffer, 0, read));
                    position += read;
                }
            }
        }
        return new Piece(file, from, position);
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** So long did a piece take: the next ones are to take about two seconds. */
    void took(Piece piece, Duration time) {
        long fitting = (piece.length() - piece.from()) * AIM_MILLIS / Math.max(time.toMillis(), 1);
        size = (int) Math.clamp(fitting, LEAST, Math.min(MOST, 2L * size));
    }

    @Override
    public void close() throws IOException {
        try (content) {
            for (int i = 0; i < 2; i++) {
                Files.deleteIfExists(folder.resolve("piece" + i));
            }
            Files.deleteIfExists(folder);
        }
    }
}
