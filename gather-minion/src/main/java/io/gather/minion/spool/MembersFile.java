package io.gather.minion.spool;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.security.DigestOutputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;

import io.gather.core.bundle.Content;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.outcome.Result.Chunk;
import org.jspecify.annotations.Nullable;

/**
 * The gzip members of a task's results. A write that fails does not throw: what comes after it is dropped, and {@link #keepWhole}
 * takes the file back to its last complete member.
 */
final class MembersFile extends OutputStream {
    private static final int BUFFER = 32 << 10;

    private final SeekableByteChannel file;
    private final byte[] buffer = new byte[BUFFER];
    private int held;
    private long end;
    private @Nullable IOException failure;

    /** @param file is empty */
    MembersFile(SeekableByteChannel file) {
        this.file = file;
    }

    @Override
    public void write(int b) {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (length > buffer.length - held) {
            flush();
        }
        if (length > buffer.length) {
            put(bytes, from, length);
        } else {
            System.arraycopy(bytes, from, buffer, held, length);
            held += length;
        }
    }

    @Override
    public void flush() {
        int waiting = held;
        held = 0;
        put(buffer, 0, waiting);
    }

    private void put(byte[] bytes, int from, int length) {
        if (failure != null) {
            return;
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
        try {
            file.position(end);
            while (rest.hasRemaining()) {
                file.write(rest);
            }
            end += length;
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Of what is flushed. */
    long end() {
        return end;
    }

    @Nullable
    IOException failure() {
        return failure;
    }

    /** What of the content is in the file; then the file can be written to again. */
    Content keepWhole(Content content) throws IOException {
        if (failure == null) {
            return content;
        }
        List<Chunk> whole = content.chunks().stream().filter(it -> it.offset() + it.stored() <= end).toList();
        long start = content.chunks().isEmpty() ? end : content.chunks().getFirst().offset();
        long size = whole.stream().mapToLong(Chunk::size).sum();
        end = whole.isEmpty() ? start : whole.getLast().offset() + whole.getLast().stored();
        file.truncate(end);
        failure = null;
        return new Content(size, digest(start, whole.isEmpty()), whole);
    }

    private String digest(long start, boolean empty) throws IOException {
        DigestOutputStream digest = new DigestOutputStream(OutputStream.nullOutputStream(), Sha256.sha256());
        if (!empty) {
            file.position(start);
            // The channel is not closed with the stream: results may follow.
            InputStream content = new GZIPInputStream(Channels.newInputStream(file), 64 << 10);
            content.transferTo(digest);
        }
        return Sha256.hex(digest.getMessageDigest());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
