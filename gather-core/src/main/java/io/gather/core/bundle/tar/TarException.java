package io.gather.core.bundle.tar;

import java.io.IOException;

/** Bytes that are no tar. */
public final class TarException extends IOException {
    private static final long serialVersionUID = 1;

    public TarException(String message) {
        super(message);
    }
}
