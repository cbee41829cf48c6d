package io.gather.core.bundle;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a file's content of a length not known before; does not close the stream. */
@FunctionalInterface
public interface ContentWriter {
    void writeTo(OutputStream out) throws IOException;
}
