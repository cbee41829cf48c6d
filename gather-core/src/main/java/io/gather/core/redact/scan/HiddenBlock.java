package io.gather.core.redact.scan;

import io.gather.core.redact.rule.Rule;

/** Lines that are one secret. */
final class HiddenBlock {
    private final Rule rule;
    private final byte[] indentation;
    private final byte[] text;

    /** The arrays are its own from here on. */
    HiddenBlock(Rule rule, byte[] indentation, byte[] text) {
        this.rule = rule;
        this.indentation = indentation;
        this.text = text;
    }

    Rule rule() {
        return rule;
    }

    /** What stands before its first line. */
    byte[] indentation() {
        return indentation;
    }

    byte[] text() {
        return text;
    }
}
