package io.gather.core.report;

import java.io.IOException;
import java.io.OutputStream;

/**
 * One metadata file of a bundle. Writers keep no state, read each node's streams one after the other and hold none of them in
 * memory, so that they can write straight into the bundle.
 */
public interface MetadataFile {
    /** Its name in the bundle's folder. */
    String name();

    /** Writes all of it; flushes, and does not close {@code out}. */
    void write(GatherRecord record, Collected collected, OutputStream out) throws IOException;
}
