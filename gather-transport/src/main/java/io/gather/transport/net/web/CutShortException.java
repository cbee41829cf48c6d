package io.gather.transport.net.web;

import java.io.IOException;

/** What is sent became shorter while it was sent. */
final class CutShortException extends IOException {
    private static final long serialVersionUID = 1;

    CutShortException(long missing) {
        super("what is sent lost its last " + missing + " bytes meanwhile");
    }
}
