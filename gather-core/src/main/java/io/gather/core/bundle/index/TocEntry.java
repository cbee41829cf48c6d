package io.gather.core.bundle.index;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** What the table of contents says of one name. */
public sealed interface TocEntry {
    /** Of a file: 256 GiB in members of 4 MiB. What is to be said of them is held in memory, a file at a time. */
    int MOST_PARTS = 1 << 16;

    /** The whole path in the tar, root directory included, without a slash at its end. */
    String name();

    Instant modified();

    int mode();

    /** @param sha256 in hex; null where the one who compressed it could not compute it */
    record File(String name, Instant modified, int mode, long size, @Nullable String sha256,
            List<Part> parts) implements TocEntry {
        public File {
            parts = List.copyOf(parts);
        }
    }

    record Directory(String name, Instant modified, int mode) implements TocEntry {}

    record Link(String name, Instant modified, int mode, String target) implements TocEntry {}

    /**
     * A stretch of a file's content.
     *
     * @param offset where in the bundle the gzip member starts that holds it
     * @param inner how many inflated bytes of that member come before it
     * @param from where in the file it begins
     * @param sha256 in hex
     */
    record Part(long offset, long inner, long from, long size, @Nullable String sha256) {}
}
