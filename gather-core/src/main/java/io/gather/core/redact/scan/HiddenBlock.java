package io.gather.core.redact.scan;

import io.gather.core.redact.rule.Rule;

/** Lines that are one secret. */
final class HiddenBlock {
    private final Rule rule;
    private final long at;
    private final byte[] indentation;
    private final byte[] text;

    /**
     * The arrays are its own from here on.
     *
     * @param at where it begins in the text
     */
    HiddenBlock(Rule rule, long at, byte[] indentation, byte[] text) {
        this.rule = rule;
        this.at = at;
        this.indentation = indentation;
        this.text = text;
    }

    Rule rule() {
        return rule;
    }

    long at() {
        return at;
    }

    /** What stands before its first line. */
    byte[] indentation() {
        return indentation;
    }

    byte[] text() {
        return text;
    }
}
