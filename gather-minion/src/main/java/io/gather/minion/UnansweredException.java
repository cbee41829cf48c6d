package io.gather.minion;

import java.io.IOException;

/** What a command was to say for the minion itself is not known. */
final class UnansweredException extends IOException {
    private static final long serialVersionUID = 1;

    UnansweredException(String message) {
        super(message);
    }
}
