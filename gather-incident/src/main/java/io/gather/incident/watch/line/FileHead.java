package io.gather.incident.watch.line;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The first bytes of a file: another one that has got its number, or what was written after it was emptied, begins otherwise.
 *
 * @param length how many bytes were looked at
 * @param digest of them
 */
public record FileHead(int length, String digest) {
    public static final FileHead EMPTY = new FileHead(0, "");
    private static final int MOST = 128;
    private static final int ENOUGH = 16;
    private static final int SHOWN = 8;

    public FileHead {
        if (length < 0 || length > MOST) {
            throw new IllegalArgumentException("a head of " + length + " bytes");
        }
        Objects.requireNonNull(digest);
    }

    /** @param read how far the file was read: what comes later may still change */
    public static FileHead of(FileChannel channel, long read) throws IOException {
        return ofFirst(channel, (int) Math.min(read, MOST));
    }

    public boolean isStillThatOf(FileChannel channel) throws IOException {
        return ofFirst(channel, length).equals(this);
    }

    /** Whether it is enough to tell one log from another. */
    public boolean tells() {
        return length >= ENOUGH;
    }

    /** Whether more could be looked at now. */
    public boolean mayGrow() {
        return length < MOST;
    }

    private static FileHead ofFirst(FileChannel channel, int length) throws IOException {
        if (length == 0) {
            return EMPTY;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
            // Until there is no more.
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(
                    Arrays.copyOf(bytes.array(), bytes.position()));
            return new FileHead(length, HexFormat.of().formatHex(digest, 0, SHOWN));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
