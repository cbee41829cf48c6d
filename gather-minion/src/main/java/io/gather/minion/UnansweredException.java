package io.gather.minion;

import java.io.IOException;

import io.gather.core.verdict.Unanswered;

/** What a command was to say for the minion itself is not known. */
final class UnansweredException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Unanswered why;

    UnansweredException(Unanswered why) {
        super(why.words());
        this.why = why;
    }

    Unanswered why() {
        return why;
    }
}
