package io.gather.transport.net.web;

import java.io.IOException;

/** The bundle here became shorter while it was sent. */
final class BundleCutException extends IOException {
    private static final long serialVersionUID = 1;

    BundleCutException(long missing) {
        super("the bundle lost its last " + missing + " bytes while it was sent");
    }
}
