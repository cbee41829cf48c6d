package io.gather.core.redact.scan;

import java.io.IOException;
import java.io.OutputStream;

/** What goes on as it is. */
record PassedContent(OutputStream out) implements ScannedContent {
    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
    }

    @Override
    public void cut() {
        // It is the same with or without its begin.
    }

    @Override
    public void finish() {
        // Nothing was held back.
    }
}
