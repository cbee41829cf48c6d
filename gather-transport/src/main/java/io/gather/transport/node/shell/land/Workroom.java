package io.gather.transport.node.shell.land;

import io.gather.core.verdict.RoomWords;
import io.gather.transport.node.shell.wire.Cut;
import org.jspecify.annotations.Nullable;

/**
 * Where, and as whom, a minion works on its node.
 *
 * @param folder of its spool, for people
 * @param root whether it is root, whom nothing is denied for being somebody else
 * @param less why it keeps less of long output than is wanted; null: it does not
 */
public record Workroom(String folder, boolean root, @Nullable String less) {

    String shortage(Cut.LowSpace why) {
        return RoomWords.shortage(folder, why.free(), why.leave());
    }

    String full() {
        return RoomWords.full(folder, "its disk is full");
    }
}
