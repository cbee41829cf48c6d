package io.gather.core.bundle.table;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import io.gather.core.bundle.index.TocEntry;
import org.jspecify.annotations.Nullable;

/** Where the files of a block are, one after the other, in the order of their names. */
final class PlaceBlock {
    static final int DIGEST = 32;
    /** A file of as many parts as there may be. */
    static final int LARGEST = TocEntry.MOST_PARTS * (DIGEST + 24) + 64;

    private final PackedInput in = new PackedInput(new byte[0], 0, 0);
    private final List<TocEntry.Part> parts = new ArrayList<>();
    private long at;
    private int header;
    private @Nullable String sha256;

    void over(byte[] bytes) {
        in.over(bytes, 0, bytes.length);
    }

    boolean atEnd() {
        return in.atEnd();
    }

    /**
     * The next file's.
     *
     * @param size of the file, which all its parts together have
     * @param end where no content is any more
     */
    void next(long size, long end) throws TableFault {
        int flags = in.octet();
        at = in.number();
        header = in.length(Integer.MAX_VALUE);
        int count = in.length(TocEntry.MOST_PARTS);
        long[] sizes = new long[count];
        long[] offsets = new long[count];
        long from = 0;
        long offset = at;
        for (int i = 0; i < count; i++) {
            sizes[i] = in.number();
            offsets[i] = offset;
            if (sizes[i] == 0 || sizes[i] > size - from || offset >= end) {
                throw new TableFault("has a file where it cannot be");
            }
            from += sizes[i];
            if (i + 1 < count) {
                long stored = in.number();
                if (stored == 0 || stored > end - offset) {
                    throw new TableFault("has a file where it cannot be");
                }
                offset += stored;
            }
        }
        if (from != size || header > at) {
            throw new TableFault("has a file where it cannot be");
        }
        sha256 = (flags & TableRecord.DIGEST) == 0 ? null : digest();
        parts.clear();
        from = 0;
        for (int i = 0; i < count; i++) {
            String own = (flags & TableRecord.SAME) != 0
                    ? sha256
                    : (flags & TableRecord.OWN) != 0 && in.octet() != 0 ? digest() : null;
            parts.add(new TocEntry.Part(offsets[i], 0, from, sizes[i], own));
            from += sizes[i];
        }
    }

    /** As {@link #next}, where nobody wants to know. */
    void skip() throws TableFault {
        int flags = in.octet();
        in.number();
        in.number();
        int count = in.length(TocEntry.MOST_PARTS);
        for (int numbers = Math.max(0, 2 * count - 1); numbers > 0; numbers--) {
            in.number();
        }
        in.skip((flags & TableRecord.DIGEST) == 0 ? 0 : DIGEST);
        for (int i = 0; (flags & TableRecord.OWN) != 0 && i < count; i++) {
            if (in.octet() != 0) {
                in.skip(DIGEST);
            }
        }
    }

    private String digest() throws TableFault {
        int from = in.skip(DIGEST);
        return HexFormat.of().formatHex(in.array(), from, from + DIGEST);
    }

    List<TocEntry.Part> parts() {
        return parts;
    }

    /** Where the content begins, or would. */
    long at() {
        return at;
    }

    /** Stored bytes of the member before it, in which the file's header is the last. */
    int header() {
        return header;
    }

    @Nullable
    String sha256() {
        return sha256;
    }
}
