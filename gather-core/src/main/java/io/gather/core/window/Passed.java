package io.gather.core.window;

/** Which bytes of a content were let through: how many, and where, as long as they lie in one piece. For one thread that writes. */
final class Passed {
    private volatile long seen;
    private volatile long kept;
    private volatile long from = -1;
    private volatile boolean torn;

    /** Takes note of the next bytes. */
    // Only one thread counts.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void add(long length, boolean through) {
        if (through && length > 0) {
            if (from < 0) {
                from = seen;
            } else if (from + kept != seen) {
                torn = true;
            }
            kept += length;
        }
        seen += length;
    }

    long seen() {
        return seen;
    }

    long kept() {
        return kept;
    }

    /** Where they begin; -1: there are none, or they lie in several places. */
    long from() {
        return torn ? -1 : from;
    }
}
