package io.gather.transport.node.shell;

import java.io.IOException;

/** The connection to a node broke; another try may succeed. */
public final class ShellLostException extends IOException {
    private static final long serialVersionUID = 1;

    public ShellLostException(String message) {
        super(message);
    }

    public ShellLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
