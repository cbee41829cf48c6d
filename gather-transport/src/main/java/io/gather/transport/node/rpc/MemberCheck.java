package io.gather.transport.node.rpc;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.stream.Stream;
import java.util.zip.ZipException;

import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Result.Chunk;
import io.gather.transport.node.LandingBuffer;
import io.gather.transport.node.rpc.ResultCheck.WrongResultsException;

/**
 * Looks at the members of one outcome before they may go into a bundle. Small ones are inflated; of large ones, which a node's
 * certificate answers for, both ends are looked at, and one in a while is inflated too.
 */
final class MemberCheck implements AutoCloseable {
    private static final int MAGIC = 0x088b1f;
    private static final long SMALL = 64 << 10;
    private static final long EVERY = 256L << 20;

    private final LandingBuffer members;
    private final MemberReader reader;
    private final byte[] buffer = new byte[32 << 10];
    private long unseen;

    MemberCheck(LandingBuffer members) {
        this.members = members;
        this.reader = new MemberReader(members, members.length());
    }

    void check(Stream<Result> results) throws IOException {
        for (Iterator<Result> i = results.iterator(); i.hasNext();) {
            for (Chunk chunk : i.next().chunks()) {
                unseen += chunk.size();
                if (chunk.size() <= SMALL || unseen > EVERY) {
                    unseen = chunk.size() <= SMALL ? unseen : 0;
                    inflate(chunk);
                } else {
                    look(chunk);
                }
            }
        }
    }

    private void inflate(Chunk chunk) throws IOException {
        MessageDigest digest = Sha256.sha256();
        long size = 0;
        try {
            reader.open(chunk.offset());
            for (int count = reader.read(buffer); count >= 0 && size <= chunk.size(); count = reader.read(buffer)) {
                digest.update(buffer, 0, count);
                size += count;
            }
        } catch (ZipException | EOFException e) {
            throw new WrongResultsException("a member is damaged: " + e.getMessage());
        }
        if (size != chunk.size() || reader.position() != chunk.offset() + chunk.stored()
                || !Sha256.hex(digest).equals(chunk.sha256())) {
            throw new WrongResultsException("a member holds something else than is said");
        }
    }

    private void look(Chunk chunk) throws IOException {
        ByteBuffer ends = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        fill(ends.limit(4), chunk.offset());
        fill(ends.limit(8), chunk.offset() + chunk.stored() - 4);
        if ((ends.getInt(0) & 0xffffff) != MAGIC || ends.getInt(4) != (int) chunk.size()) {
            throw new WrongResultsException("a member is none, or has another length than is said");
        }
    }

    private void fill(ByteBuffer into, long from) throws IOException {
        long at = from;
        while (into.hasRemaining()) {
            int count = members.read(into, at);
            if (count <= 0) {
                throw new WrongResultsException("the members end early");
            }
            at += count;
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
