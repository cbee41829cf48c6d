package io.gather.core.bundle.read;

import java.io.InputStream;
import java.nio.file.Path;

import io.gather.core.bundle.index.TocEntry;

/**
 * What is in a bundle, finished or not. Nothing in it is trusted: whatever is wrong is a
 * {@link io.gather.core.error.GatherException}. Safe for use by several threads.
 */
public interface BundleContents {
    /** Where it is, for messages. */
    Path path();

    /** Goes over the entries in the order of the tar; close it. */
    Cursor cursor();

    /** The content, checked while it is read; close it. */
    InputStream open(TocEntry.File entry);
}
