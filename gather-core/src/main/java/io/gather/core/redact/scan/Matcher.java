package io.gather.core.redact.scan;

/** What is tried where an anchor ends. */
interface Matcher {
    void tryAt(ScannedLine line, int anchor, Spans spans, Following following);

    /** Whether one try finds all that it finds in a line. */
    default boolean isForLine() {
        return false;
    }
}
