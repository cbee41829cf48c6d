package io.gather.transport.node.shell.land;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.bundle.Compression;
import io.gather.core.bundle.Content;
import io.gather.core.bundle.GzipMembers;
import io.gather.core.bundle.gzip.MemberReader;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.outcome.Result.Chunk;
import io.gather.core.outcome.Result.Range;
import io.gather.core.redact.RedactedStream;
import io.gather.core.redact.Redactor;
import io.gather.core.window.WindowedContent;
import io.gather.transport.node.LandingBuffer;
import io.gather.transport.node.shell.wire.GarbledException;
import io.gather.transport.node.shell.wire.Pieces;
import org.jspecify.annotations.Nullable;

/**
 * Walks the contents of a landing, in order. Each is checked before it may go into a bundle; what is changed on the way is added to the
 * landing. Of large content no more is inflated than is needed to trust it, since the overlord has many nodes.
 */
final class LandedContents implements AutoCloseable {
    /** A member of a file that grew while it was read. */
    private static final long LARGEST = 64L << 20;
    private static final long MOST_LAST = 1L << 20;

    private final LandingBuffer landing;
    private final Redactor redactor;
    private final Samples samples;
    private final Compression compression;
    private final MemberReader reader;
    private final long end;
    private final List<Span> spans = new ArrayList<>();
    private final byte[] buffer = new byte[64 << 10];
    private ByteBuffer last = ByteBuffer.allocate(0);
    private long at;
    private long logical;

    /**
     * @param start where the contents begin
     * @param redactor of all of them
     * @param samples of the pieces that come with a digest and are not small; all others are inflated
     */
    LandedContents(LandingBuffer landing, long start, int level, Redactor redactor, Samples samples) {
        this.landing = landing;
        this.redactor = redactor;
        this.samples = samples;
        this.compression = Compression.ofLevel(level);
        this.end = landing.length();
        this.reader = new MemberReader(landing, end);
        this.at = start;
    }

    /** Where the members of all contents lie, in order. */
    List<Span> spans() {
        return List.copyOf(spans);
    }

    long stored() {
        return logical;
    }

    boolean atEnd() {
        return at == end;
    }

    /** Takes the last bytes of each of the next contents of which the minion says that they came before. */
    void lastBytes(long size) throws IOException {
        if (size > MOST_LAST) {
            throw new GarbledException("has more ends than contents");
        }
        last = ByteBuffer.allocate((int) size);
        fill(last, at);
        last.flip();
        at += size;
    }

    private byte @Nullable [] lastBytes(Claim claim) throws GarbledException {
        if (!claim.ended()) {
            return null;
        }
        byte[] bytes = new byte[Range.TAIL];
        if (last.remaining() < bytes.length) {
            throw new GarbledException("has fewer ends than contents");
        }
        last.get(bytes);
        return bytes;
    }

    /**
     * Takes the next content.
     *
     * @param torn how many bytes come before the part whose begin was cut off; -1: there is none such
     */
    Checked next(Claim claim, long torn) throws IOException {
        return next(claim, torn, false);
    }

    /** @param ended whether its last bytes are wanted */
    Checked next(Claim claim, long torn, boolean ended) throws IOException {
        boolean raw = claim.pieces().stream().anyMatch(MemberPiece::raw);
        return raw || !staysAsItIs(claim, torn) ? changed(claim, torn, null) : asItIs(claim, ended);
    }

    /** What came compressed is compressed again only where something in it is masked, for that costs far more than to look for it. */
    private boolean staysAsItIs(Claim claim, long torn) throws IOException {
        return !redactor.changesContent()
                || (torn < 0 && ((claim.clean() && redactor.screen() != null) || hasNothingToMask(claim)));
    }

    private boolean hasNothingToMask(Claim claim) throws IOException {
        long start = at;
        Unchanged unchanged = new Unchanged();
        try (RedactedStream into = redactor.counting().content(unchanged)) {
            for (MemberPiece piece : claim.pieces()) {
                inflated(piece, (bytes, count) -> {
                    if (!unchanged.differs()) {
                        unchanged.expect(bytes, count);
                        into.write(bytes, 0, count);
                    }
                });
                if (unchanged.differs()) {
                    return false;
                }
            }
            into.finish();
            return unchanged.isSame();
        } finally {
            at = start;
        }
    }

    /** As {@link #next}, of which only what is of a window is wanted. */
    Checked next(Claim claim, long torn, Windowed windowed) throws IOException {
        return changed(claim, torn, windowed);
    }

    /** Passes over the next content, which is not wanted. */
    void leave(Claim claim) throws IOException {
        lastBytes(claim);
        for (MemberPiece piece : claim.pieces()) {
            if (piece.raw()) {
                at += piece.size();
            } else {
                inflated(piece, (_, _) -> {});
            }
        }
    }

    private Checked asItIs(Claim claim, boolean wanted) throws IOException {
        byte[] told = lastBytes(claim);
        boolean ended = wanted && told == null;
        boolean all = claim.whole() == null && claim.pieces().size() > 1;
        MessageDigest whole = Sha256.sha256();
        Head head = new Head();
        Ends ends = new Ends();
        List<Chunk> chunks = new ArrayList<>();
        long size = 0;
        for (int i = 0; i < claim.pieces().size(); i++) {
            MemberPiece piece = claim.pieces().get(i);
            boolean trusted = !all && piece.stored() > 0 && piece.sha256() != null && piece.size() > Pieces.SMALL
                    && !samples.takes(piece.size());
            boolean passed = trusted && !(ended && behind(claim, i) < Range.TAIL);
            MessageDigest digest = Sha256.sha256();
            long start = at;
            if (passed && i == 0) {
                begin(head);
            }
            long length = passed ? looked(piece) : inflated(piece, (bytes, count) -> {
                if (!trusted) {
                    digest.update(bytes, 0, count);
                }
                if (all) {
                    whole.update(bytes, 0, count);
                }
                head.write(bytes, 0, count);
                ends.write(bytes, 0, count);
            });
            String sha256 = trusted ? String.valueOf(piece.sha256()) : Sha256.hex(digest);
            if (piece.sha256() != null && !piece.sha256().equals(sha256)) {
                throw new GarbledException("has a wrong digest");
            }
            // No member of a bundle is empty.
            if (length > 0) {
                chunks.add(new Chunk(logical, at - start, length, sha256));
                keep(start, at - start);
            }
            size += length;
        }
        if (told != null) {
            ends.are(told);
        }
        String one = chunks.size() == 1 ? chunks.getFirst().sha256() : Sha256.hex(whole);
        String sha256 = claim.whole() == null || chunks.size() == 1 ? one : claim.whole();
        return new Checked(new Content(size, sha256, chunks), size, 0, head, null, ends);
    }

    /** Bytes of the pieces behind that one, as far as they are said. */
    private static long behind(Claim claim, int piece) {
        return claim.pieces().stream().skip(piece + 1L).mapToLong(it -> Math.max(0, it.size())).sum();
    }

    private void keep(long start, long length) {
        logical += length;
        if (!spans.isEmpty() && spans.getLast().start() + spans.getLast().length() == start) {
            Span last = spans.removeLast();
            spans.add(new Span(last.start(), last.length() + length));
        } else {
            spans.add(new Span(start, length));
        }
    }

    private Checked changed(Claim claim, long torn, @Nullable Windowed windowed) throws IOException {
        lastBytes(claim);
        long start = landing.length();
        Head head = new Head();
        Ends ends = new Ends();
        BufferedOutputStream out = new BufferedOutputStream(landing, 64 << 10);
        try (GzipMembers members = new GzipMembers(out, logical, compression);
                RedactedStream into = redactor.content(members, windowed == null ? torn : -1);
                WindowedContent cut = windowed == null ? null : windowed.content(into, torn)) {
            OutputStream first = cut == null ? into : cut;
            Taker taker = (bytes, count) -> {
                head.write(bytes, 0, count);
                ends.write(bytes, 0, count);
                first.write(bytes, 0, count);
            };
            long size = 0;
            for (MemberPiece piece : claim.pieces()) {
                size += piece.raw() ? copied(piece, taker) : inflated(piece, taker);
            }
            if (cut == null) {
                into.finish();
            } else {
                cut.finish();
            }
            Content content = members.finish();
            out.flush();
            if (landing.length() > start) {
                keep(start, landing.length() - start);
            }
            return new Checked(content, size, into.leftOut(), head, cut, ends);
        }
    }

    private long copied(MemberPiece piece, Taker taker) throws IOException {
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
    private long looked(MemberPiece piece) throws IOException {
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
    private void begin(Head head) throws IOException {
        reader.open(at);
        int count = 1;
        while (count > 0 && head.lacking() > 0) {
            count = reader.read(buffer, 0, head.lacking());
            head.write(buffer, 0, Math.max(0, count));
        }
    }

    private long inflated(MemberPiece piece, Taker taker) throws IOException {
        reader.open(at);
        long size = 0;
        for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
            size += count;
            if (size > (piece.size() < 0 ? LARGEST : piece.size())) {
                throw new GarbledException("holds more than was said");
            }
            taker.take(buffer, count);
        }
        long stored = reader.position() - at;
        if ((piece.size() >= 0 && piece.size() != size) || (piece.stored() >= 0 && piece.stored() != stored)) {
            throw new GarbledException("has a wrong length");
        }
        at += stored;
        return size;
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

    /** Lets through what is of a window. */
    @FunctionalInterface
    interface Windowed {
        /** @param torn as of {@link LandedContents#next} */
        WindowedContent content(RedactedStream out, long torn);
    }

    /** Takes bytes. */
    @FunctionalInterface
    private interface Taker {
        void take(byte[] bytes, int count) throws IOException;
    }
}
