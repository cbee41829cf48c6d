package io.gather.transport.foolscap.banana;

import java.io.IOException;

/** The peer does not keep to the protocol: nothing that follows can be understood, the connection is to be closed. */
public final class BananaException extends IOException {
    private static final long serialVersionUID = 1;

    public BananaException(String message) {
        super(message);
    }
}
