package io.gather.transport.node.shell.wire;

import java.io.IOException;

/** What came from the node is not what its script says. */
public final class GarbledException extends IOException {
    private static final long serialVersionUID = 1;

    public GarbledException(String message) {
        super(message);
    }
}
