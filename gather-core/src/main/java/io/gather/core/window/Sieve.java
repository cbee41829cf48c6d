package io.gather.core.window;

import java.io.IOException;

/** Takes a content in order, and lets through what is of the window. */
sealed interface Sieve permits GzipSieve, JournalSieve, LineSieve, PackedSieve {
    void take(byte[] bytes, int from, int length) throws IOException;

    /** What follows is another part of the content, whose first line has lost its begin. */
    void tear() throws IOException;

    /** Nothing follows. */
    void finish() throws IOException;

    /** What is known of the content by now. */
    Telling telling();

    /** Whether nothing of what may follow goes on. */
    boolean done();

    /** What of the content was let through. */
    Passed passed();
}
