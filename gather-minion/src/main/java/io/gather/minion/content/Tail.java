package io.gather.minion.content;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/** The last bytes of a stream. For one thread. */
public sealed interface Tail extends Closeable permits Ring, PackedTail {
    long capacity();

    void write(byte[] bytes, int from, int length) throws IOException;

    /** How many of the last bytes are there. */
    long kept();

    void copyTo(OutputStream out) throws IOException;
}
