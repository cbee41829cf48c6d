package io.gather.core.redact.scan;

import java.io.IOException;

/** A content of which it is known what it is. For one thread. */
interface ScannedContent {
    void write(byte[] bytes, int from, int length) throws IOException;

    /** What comes next has lost what was before it. */
    void cut();

    /** Writes what was held back; more may follow. */
    void finish() throws IOException;
}
