package io.gather.core.bundle.partial;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;

import io.gather.core.bundle.gzip.Sha256;
import org.jspecify.annotations.Nullable;

/** The SHA-256 of a file that grows, and that may lose what came after its last mark. For one thread at a time. */
final class FileDigest {
    /** So little that a step never takes long. */
    private static final int STEP = 4 << 20;

    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocate(128 << 10);
    private MessageDigest digest = Sha256.sha256();
    private @Nullable MessageDigest atMark;
    private volatile long mark;

    FileDigest(FileChannel file) {
        this.file = file;
    }

    /** From now on the file loses nothing before this position, which the digest has not passed yet. */
    void mark(long position) {
        mark = position;
    }

    long step(long from, long to) throws IOException {
        long last = mark;
        long end = Math.min(to, from + STEP);
        long at = from;
        while (at < end) {
            if (at == last) {
                atMark = copy(digest);
            }
            long next = at < last ? Math.min(end, last) : end;
            buffer.clear().limit((int) Math.min(buffer.capacity(), next - at));
            int read = file.read(buffer, at);
            if (read < 0) {
                throw new EOFException("the partial bundle is shorter than what was written to it");
            }
            digest.update(buffer.flip());
            at += read;
        }
        return at;
    }

    /** Forgets what came after that position; only the mark is a cheap one. */
    long backTo(long position) {
        MessageDigest kept = position == mark ? atMark : null;
        digest = kept == null ? Sha256.sha256() : kept;
        atMark = null;
        return kept == null ? 0 : position;
    }

    /** The digest of all so far, which can go on. */
    String sha256() {
        return Sha256.hex(copy(digest));
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
