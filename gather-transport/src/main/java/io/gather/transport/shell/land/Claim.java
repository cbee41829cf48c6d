package io.gather.transport.shell.land;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the minion says of one content.
 *
 * @param whole SHA-256 of all of it; null: not said
 * @param dropped bytes that were cut off; at least so many
 * @param cut why it ends before its end, as the minion's script puts it; null: it does not
 */
record Claim(List<Piece> pieces, @Nullable String whole, long dropped, @Nullable String cut) {
    Claim {
        pieces = List.copyOf(pieces);
    }
}
