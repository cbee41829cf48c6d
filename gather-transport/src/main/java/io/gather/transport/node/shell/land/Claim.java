package io.gather.transport.node.shell.land;

import java.util.List;

import io.gather.transport.node.shell.wire.Cut;
import org.jspecify.annotations.Nullable;

/**
 * What the minion says of one content.
 *
 * @param whole SHA-256 of all of it; null: not said
 * @param dropped bytes that were cut off; at least so many
 * @param cut why it ends before its end; null: it does not
 * @param head SHA-256 of the first bytes of the file, where the content does not begin with them; null: it does
 * @param ended whether its last bytes came before it
 * @param clean whether nothing was found in it that may have to be masked
 */
record Claim(List<MemberPiece> pieces, @Nullable String whole, long dropped, @Nullable Cut cut,
        @Nullable String head, boolean ended, boolean clean) {
    /** A member of which nothing is known. */
    static final Claim OF_MEMBER = new Claim(List.of(new MemberPiece(false, -1, -1, null)), null, 0, null, null,
            false, false);

    Claim {
        pieces = List.copyOf(pieces);
    }
}
