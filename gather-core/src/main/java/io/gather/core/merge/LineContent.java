package io.gather.core.merge;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Iterator;
import java.util.List;

import io.gather.core.bundle.gzip.Sha256;
import org.jspecify.annotations.Nullable;

/** The pieces of a log, one behind the other, read from their bundles. */
final class LineContent extends InputStream {
    private final Chain chain;
    private final Iterator<MergedLog.Piece> pieces;
    private final MessageDigest digest = Sha256.sha256();
    private @Nullable InputStream piece;
    private @Nullable String sha256;
    private long left;
    private long size;

    LineContent(Chain chain, List<MergedLog.Piece> pieces) {
        this.chain = chain;
        this.pieces = pieces.iterator();
    }

    LineContent(Chain chain, MergedLog log) {
        this(chain, log.pieces());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (length > 0) {
            if (piece == null) {
                if (!pieces.hasNext()) {
                    return -1;
                }
                MergedLog.Piece next = pieces.next();
                piece = chain.sources().get(next.source()).content(next.result());
                left = next.length();
            }
            int count = left == 0 ? -1 : piece.read(into, from, (int) Math.min(length, left));
            if (count > 0) {
                left -= count;
                size += count;
                digest.update(into, from, count);
                return count;
            }
            endPiece();
        }
        return 0;
    }

    /** To its very end where all of it is wanted: what is damaged shows there. */
    private void endPiece() throws IOException {
        try (InputStream ended = piece) {
            if (ended != null && left == 0) {
                ended.read();
            }
        }
        piece = null;
    }

    /** Bytes that were read. */
    long size() {
        return size;
    }

    /** Of what was read. */
    String sha256() {
        if (sha256 == null) {
            sha256 = Sha256.hex(digest);
        }
        return sha256;
    }

    @Override
    public void close() throws IOException {
        if (piece != null) {
            piece.close();
        }
    }
}
