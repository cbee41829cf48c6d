package io.gather.core.bundle.read;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.bundle.gzip.ReadableAt;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.outcome.Result.Chunk;
import org.jspecify.annotations.Nullable;

/**
 * A file's content as it lies in a bundle: gzip members in a row that hold nothing else, so that whoever wants them can copy them.
 *
 * @param chunks their offsets are those in the bundle
 */
public record StoredContent(ReadableAt bundle, List<Chunk> chunks) {
    private static final int LEAST = 20;
    private static final int MAGIC = 0x088b1f;

    public StoredContent {
        chunks = List.copyOf(chunks);
    }

    /**
     * Null where the members hold other things too, or do not end where they should.
     *
     * @param end where the contents of the bundle end
     * @param stored bytes that they are said to take
     */
    static @Nullable StoredContent of(ReadableAt bundle, long end, TocEntry.File file, long stored)
            throws IOException {
        List<TocEntry.Part> parts = file.parts();
        List<Chunk> chunks = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            TocEntry.Part part = parts.get(i);
            long until = i + 1 < parts.size() ? parts.get(i + 1).offset() : parts.getFirst().offset() + stored;
            if (part.inner() != 0 || until > end || !isMember(bundle, part, until)) {
                return null;
            }
            chunks.add(new Chunk(part.offset(), until - part.offset(), part.size(),
                    part.sha256() == null ? "" : part.sha256()));
        }
        return new StoredContent(bundle, chunks);
    }

    /** Whether one begins there, and one of that length ends there. */
    private static boolean isMember(ReadableAt bundle, TocEntry.Part part, long until) throws IOException {
        return until - part.offset() >= LEAST && (number(bundle, part.offset()) & 0xffffff) == MAGIC
                && number(bundle, until - Integer.BYTES) == (int) part.size();
    }

    private static int number(ReadableAt bundle, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int count = 0; count >= 0 && bytes.hasRemaining();) {
            count = bundle.read(bytes, at + bytes.position());
        }
        return bytes.hasRemaining() ? 0 : bytes.getInt(0);
    }
}
