package io.gather.transport.node.shell.land;

import java.util.List;

import io.gather.core.bundle.Content;
import io.gather.core.bundle.gzip.Sha256;
import io.gather.core.window.WindowedContent;
import org.jspecify.annotations.Nullable;

/**
 * Content that may go into a bundle.
 *
 * @param size that it has on the node
 * @param leftOut bytes of it that a change left out, where a line has lost its begin
 * @param head its first bytes as the node has them, a few KiB at most
 * @param windowed what a window has left of it; null: none was asked for
 * @param ends its last bytes as the node has them; none where nobody asked for them
 */
record Checked(Content content, long size, long leftOut, Head head, @Nullable WindowedContent windowed, Ends ends) {
    static final Checked NOTHING = new Checked(new Content(0, Sha256.hex(Sha256.sha256()), List.of()), 0, 0,
            new Head(), null, new Ends());
}
