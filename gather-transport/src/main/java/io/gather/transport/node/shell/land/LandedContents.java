package io.gather.transport.node.shell.land;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.bundle.Compression;
import io.gather.core.bundle.Content;
import io.gather.core.bundle.GzipMembers;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.compress.Compressor;
import io.gather.core.outcome.Result.Chunk;
import io.gather.core.outcome.Result.Range;
import io.gather.core.redact.RedactedStream;
import io.gather.core.redact.Redactor;
import io.gather.core.redact.search.Untouched;
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
    private static final long MOST_LAST = 1L << 20;

    private final LandingBuffer landing;
    private final Redactor redactor;
    private final Samples samples;
    private final Compression compression;
    private final LandedPieces landed;
    private final PackedContents packed;
    private final List<Span> spans = new ArrayList<>();
    private ByteBuffer last = ByteBuffer.allocate(0);
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
        this.landed = new LandedPieces(landing, start);
        this.packed = new PackedContents(landed, redactor);
    }

    /** Where the members of all contents lie, in order. */
    List<Span> spans() {
        return List.copyOf(spans);
    }

    long stored() {
        return logical;
    }

    boolean atEnd() {
        return landed.atEnd();
    }

    /** Takes the last bytes of each of the next contents of which the minion says that they came before. */
    void lastBytes(long size) throws IOException {
        if (size > MOST_LAST) {
            throw new GarbledException("has more ends than contents");
        }
        last = ByteBuffer.allocate((int) size);
        landed.take(last);
        last.flip();
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
        Compressor by = redactor.changesContent() && torn < 0 ? packed.of(claim) : null;
        if (by != null && !packed.mayStay(claim, by)) {
            return packedAgain(claim, by);
        }
        boolean raw = claim.pieces().stream().anyMatch(MemberPiece::raw);
        return raw || (by == null && !staysAsItIs(claim, torn)) ? changed(claim, torn, null) : asItIs(claim, ended);
    }

    /** What came compressed is compressed again only where something in it is masked, for that costs far more than to look for it. */
    private boolean staysAsItIs(Claim claim, long torn) throws IOException {
        return !redactor.changesContent()
                || (torn < 0 && ((claim.clean() && redactor.screen() != null) || hasNothingToMask(claim)));
    }

    private boolean hasNothingToMask(Claim claim) throws IOException {
        long start = landed.at();
        try {
            return new Untouched(redactor.counting()).leaves(new PieceBytes(landed, claim), () -> {});
        } finally {
            landed.goTo(start);
        }
    }

    private Checked packedAgain(Claim claim, Compressor by) throws IOException {
        lastBytes(claim);
        long start = landing.length();
        BufferedOutputStream out = new BufferedOutputStream(landing, 64 << 10);
        try (GzipMembers members = new GzipMembers(out, logical, compression)) {
            PieceBytes pieces = packed.write(claim, by, members);
            Content content = members.finish();
            out.flush();
            keep(start, landing.length() - start);
            return new Checked(content, pieces.count(), 0, pieces.head(), null, pieces.ends());
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
                landed.pass(piece.size());
            } else {
                landed.inflated(piece, (_, _) -> {});
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
            long start = landed.at();
            if (passed && i == 0) {
                landed.begin(head);
            }
            long length = passed ? landed.looked(piece) : landed.inflated(piece, (bytes, count) -> {
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
                chunks.add(new Chunk(logical, landed.at() - start, length, sha256));
                keep(start, landed.at() - start);
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
            LandedPieces.Taker taker = (bytes, count) -> {
                head.write(bytes, 0, count);
                ends.write(bytes, 0, count);
                first.write(bytes, 0, count);
            };
            long size = 0;
            for (MemberPiece piece : claim.pieces()) {
                size += piece.raw() ? landed.copied(piece, taker) : landed.inflated(piece, taker);
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

    @Override
    public void close() {
        landed.close();
    }

    /** Lets through what is of a window. */
    @FunctionalInterface
    interface Windowed {
        /** @param torn as of {@link LandedContents#next} */
        WindowedContent content(RedactedStream out, long torn);
    }
}
