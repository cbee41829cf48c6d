package io.gather.transport.node.shell.land;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Iterator;

import org.jspecify.annotations.Nullable;

/** All bytes of a content, in order, as the node has them. */
final class PieceBytes extends InputStream {
    private final LandedPieces landed;
    private final Iterator<MemberPiece> pieces;
    private final Head head = new Head();
    private final Ends ends = new Ends();
    private @Nullable MemberPiece piece;
    private long ofPiece;
    private long count;

    PieceBytes(LandedPieces landed, Claim claim) {
        this.landed = landed;
        this.pieces = claim.pieces().iterator();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (piece != null || pieces.hasNext()) {
            MemberPiece now = piece;
            if (now == null) {
                now = pieces.next();
                landed.open(now);
                ofPiece = 0;
            }
            int part = landed.part(now, ofPiece, into, from, length);
            piece = part > 0 ? now : null;
            if (part > 0) {
                ofPiece += part;
                count += part;
                head.write(into, from, part);
                ends.write(into, from, part);
                return part;
            }
        }
        return -1;
    }

    /** What a reader of compressed content leaves behind its end. */
    void skipRest() throws IOException {
        transferTo(OutputStream.nullOutputStream());
    }

    /** How many were read. */
    long count() {
        return count;
    }

    Head head() {
        return head;
    }

    Ends ends() {
        return ends;
    }
}
