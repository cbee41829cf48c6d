package io.gather.core.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import io.gather.core.bundle.gzip.Member;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.outcome.Result.Chunk;

/** Several members at once; they come out in order. */
final class ParallelMembers implements Members {
    private static final int FIRST_BUFFER = 64 << 10;

    private final OutputStream out;
    private final int level;
    private final Compression options;
    private final Deque<FutureTask<Piece>> underWay = new ArrayDeque<>();
    private final List<Chunk> chunks = new ArrayList<>();
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int size;
    private long offset;

    ParallelMembers(OutputStream out, long offset, int level, Compression options) {
        this.out = out;
        this.offset = offset;
        this.level = level;
        this.options = options;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (int at = from; at < from + length;) {
            int part = Math.min(from + length - at, MEMBER - size);
            if (size + part > buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.min(MEMBER, Math.max(2 * buffer.length, size + part)));
            }
            System.arraycopy(bytes, at, buffer, size, part);
            size += part;
            at += part;
            if (size == MEMBER) {
                start();
            }
        }
    }

    @Override
    public List<Chunk> finish() throws IOException {
        if (size > 0 && underWay.isEmpty()) {
            // A small file is not worth another thread.
            emit(compress(buffer, size, level));
        } else if (size > 0) {
            start();
        }
        while (!underWay.isEmpty()) {
            emit(await(underWay.remove()));
        }
        return chunks;
    }

    private void start() throws IOException {
        while (underWay.size() >= options.parallel()) {
            emit(await(underWay.remove()));
        }
        byte[] content = buffer;
        int length = size;
        FutureTask<Piece> task = new FutureTask<>(() -> compress(content, length, level));
        underWay.add(task);
        options.executor().execute(task);
        buffer = new byte[FIRST_BUFFER];
        size = 0;
    }

    private void emit(Piece piece) throws IOException {
        piece.compressed().writeTo(out);
        chunks.add(new Chunk(offset, piece.compressed().size(), piece.size(), piece.sha256()));
        offset += piece.compressed().size();
    }

    private static Piece compress(byte[] content, int size, int level) throws IOException {
        MessageDigest digest = Sha256.sha256();
        digest.update(content, 0, size);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(level == 0 ? size + 1024 : size / 4 + 64);
        try (Member member = new Member(level)) {
            member.begin(compressed, level);
            member.write(compressed, content, 0, size);
            member.end(compressed);
        }
        return new Piece(compressed, size, Sha256.hex(digest));
    }

    private static Piece await(FutureTask<Piece> task) throws IOException {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted while compressing").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IOException(e.getCause());
        }
    }

    @Override
    public void close() {
        underWay.forEach(task -> task.cancel(false));
        underWay.clear();
    }

    private record Piece(ByteArrayOutputStream compressed, int size, String sha256) {}
}
