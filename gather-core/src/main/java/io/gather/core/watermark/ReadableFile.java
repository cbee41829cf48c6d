package io.gather.core.watermark;

import java.io.IOException;

/** A file of which marks are sought. */
public interface ReadableFile {
    long device();

    long inode();

    /** Bytes that are there; it does not change. */
    long size();

    /** Fewer than {@code length} only where the file has become shorter. */
    byte[] read(long from, int length) throws IOException;
}
