package io.gather.core.bundle.index;

import java.io.IOException;

/** An index that contradicts itself or is larger than allowed. */
public final class TocException extends IOException {
    private static final long serialVersionUID = 1;
    private final boolean tooLarge;

    TocException(String message, boolean tooLarge) {
        super(message);
        this.tooLarge = tooLarge;
    }

    public boolean tooLarge() {
        return tooLarge;
    }
}
