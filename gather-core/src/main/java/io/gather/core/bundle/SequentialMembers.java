package io.gather.core.bundle;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.bundle.gzip.Member;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.outcome.Result.Chunk;

/** One member after the other, in the caller's thread, without holding their content. */
final class SequentialMembers implements Members {
    private final OutputStream out;
    private final int level;
    private final Member member;
    private final MessageDigest digest = Sha256.sha256();
    private final List<Chunk> chunks = new ArrayList<>();
    private long offset;
    private int size;

    SequentialMembers(OutputStream out, long offset, int level) {
        this.out = out;
        this.offset = offset;
        this.level = level;
        this.member = new Member(level);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        for (int at = from; at < from + length;) {
            if (size == 0) {
                member.begin(out, level);
            }
            int part = Math.min(from + length - at, MEMBER - size);
            member.write(out, bytes, at, part);
            digest.update(bytes, at, part);
            size += part;
            at += part;
            if (size == MEMBER) {
                end();
            }
        }
    }

    @Override
    public List<Chunk> finish() throws IOException {
        if (size > 0) {
            end();
        }
        return chunks;
    }

    private void end() throws IOException {
        long stored = member.end(out);
        chunks.add(new Chunk(offset, stored, size, Sha256.hex(digest)));
        offset += stored;
        size = 0;
    }

    @Override
    public void close() {
        member.close();
    }
}
