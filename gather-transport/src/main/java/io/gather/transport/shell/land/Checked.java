package io.gather.transport.shell.land;

import java.util.List;

import io.gather.core.bundle.Content;
import io.gather.core.bundle.gzip.Digests;

/**
 * Content that may go into a bundle.
 *
 * @param size that it has on the node
 * @param head its first bytes as the node has them, a few KiB at most
 */
record Checked(Content content, long size, Head head) {
    static final Checked NOTHING = new Checked(new Content(0, Digests.hex(Digests.sha256()), List.of()), 0,
            new Head());
}
