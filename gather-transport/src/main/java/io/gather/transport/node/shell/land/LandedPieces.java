package io.gather.transport.node.shell.land;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.gather.core.bundle.gzip.MemberReader;
import io.gather.transport.node.LandingBuffer;
import io.gather.transport.node.shell.wire.GarbledException;

/** The pieces of a landing's contents, one behind the other, and how far they were read. */
final class LandedPieces implements Closeable {
    /** A member of a file that grew while it was read. */
    private static final long LARGEST = 64L << 20;

    private final LandingBuffer landing;
    private final MemberReader reader;
    private final long end;
    private final byte[] buffer = new byte[64 << 10];
    private long at;

    LandedPieces(LandingBuffer landing, long start) {
        this.landing = landing;
        this.end = landing.length();
        this.reader = new MemberReader(landing, end);
        this.at = start;
    }

    long at() {
        return at;
    }

    boolean atEnd() {
        return at == end;
    }

    /** Reads again what was read. */
    void goTo(long place) {
        at = place;
    }

    void pass(long bytes) {
        at += bytes;
    }

    void take(ByteBuffer into) throws IOException {
        int count = into.remaining();
        fill(into, at);
        at += count;
    }

    long copied(MemberPiece piece, Taker taker) throws IOException {
        for (long left = piece.size(); left > 0;) {
            ByteBuffer part = ByteBuffer.wrap(buffer, 0, (int) Math.min(left, buffer.length));
            fill(part, at);
            taker.take(buffer, part.limit());
            at += part.limit();
            left -= part.limit();
        }
        return piece.size();
    }

    /** The size of a member that is believed, but for its two ends. */
    long looked(MemberPiece piece) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        fill(bytes, at);
        if ((bytes.getInt(0) & 0xffffff) != 0x088b1f) {
            throw new GarbledException("is no gzip member");
        }
        fill(bytes.clear(), at + piece.stored() - 4);
        if (bytes.getInt(0) != (int) piece.size()) {
            throw new GarbledException("has a wrong length");
        }
        at += piece.stored();
        return piece.size();
    }

    /** Of a member that is believed, what tells it from others. */
    void begin(Head head) throws IOException {
        reader.open(at);
        int count = 1;
        while (count > 0 && head.lacking() > 0) {
            count = reader.read(buffer, 0, head.lacking());
            head.write(buffer, 0, Math.max(0, count));
        }
    }

    long inflated(MemberPiece piece, Taker taker) throws IOException {
        open(piece);
        long size = 0;
        for (int count = part(piece, 0, buffer, 0, buffer.length); count >= 0;) {
            size += count;
            taker.take(buffer, count);
            count = part(piece, size, buffer, 0, buffer.length);
        }
        return size;
    }

    /** Before the first bytes of a piece are read by {@link #part}. */
    void open(MemberPiece piece) throws IOException {
        if (!piece.raw()) {
            reader.open(at);
        }
    }

    /**
     * Some of the next bytes of a piece.
     *
     * @param size how many of them were read
     * @return how many these are; none or fewer: the piece has ended
     */
    int part(MemberPiece piece, long size, byte[] into, int from, int length) throws IOException {
        if (piece.raw()) {
            int count = (int) Math.min(length, piece.size() - size);
            take(ByteBuffer.wrap(into, from, count));
            return count;
        }
        int count = reader.read(into, from, length);
        if (size + Math.max(0, count) > (piece.size() < 0 ? LARGEST : piece.size())) {
            throw new GarbledException("holds more than was said");
        }
        if (count < 0) {
            long stored = reader.position() - at;
            if ((piece.size() >= 0 && piece.size() != size) || (piece.stored() >= 0 && piece.stored() != stored)) {
                throw new GarbledException("has a wrong length");
            }
            at += stored;
        }
        return count;
    }

    /** Without going beyond the node's own bytes, though others may follow by now. */
    private void fill(ByteBuffer into, long position) throws IOException {
        if (position < 0 || position + into.remaining() > end) {
            throw new EOFException("ends too early");
        }
        long next = position;
        while (into.hasRemaining()) {
            int count = landing.read(into, next);
            if (count <= 0) {
                throw new EOFException("ends too early");
            }
            next += count;
        }
    }

    @Override
    public void close() {
        reader.close();
    }

    /** Takes bytes. */
    @FunctionalInterface
    interface Taker {
        void take(byte[] bytes, int count) throws IOException;
    }
}
