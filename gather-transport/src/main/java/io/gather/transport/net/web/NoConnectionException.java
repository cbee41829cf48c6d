package io.gather.transport.net.web;

import java.io.IOException;

/** Nobody was asked anything: there is no connection. */
public final class NoConnectionException extends IOException {
    private static final long serialVersionUID = 1;

    NoConnectionException(String message, Throwable cause) {
        super(message, cause);
    }
}
