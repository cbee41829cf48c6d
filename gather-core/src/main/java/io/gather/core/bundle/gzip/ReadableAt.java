package io.gather.core.bundle.gzip;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes that can be read from any place on, as those of a file. */
@FunctionalInterface
public interface ReadableAt {
    /** As {@link java.nio.channels.FileChannel#read(ByteBuffer, long)}. */
    int read(ByteBuffer into, long position) throws IOException;
}
