package io.gather.core.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.bundle.fault.BundleFault;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.partial.PartialFile;
import io.gather.core.outcome.Result;
import org.jspecify.annotations.Nullable;

/** Copies the members of a content to the end of the bundle, as they are. */
final class PlacedContent {
    private final PartialFile bundle;

    PlacedContent(PartialFile bundle) {
        this.bundle = bundle;
    }

    /** The file with where its members are now; null members where it has none. */
    TocEntry.File place(TocEntry.File file, List<Result.Chunk> chunks,
            @Nullable ReadableByteChannel members)
            throws IOException {
        List<TocEntry.Part> parts = new ArrayList<>(chunks.size());
        long offset = bundle.size();
        long from = 0;
        for (Result.Chunk chunk : chunks) {
            parts.add(
                    new TocEntry.Part(offset, 0, from, chunk.size(), chunk.sha256().isEmpty() ? null : chunk.sha256()));
            offset += chunk.stored();
            from += chunk.size();
        }
        if (members != null && offset > bundle.size()) {
            long copied = bundle.copy(members, offset - bundle.size());
            if (bundle.size() != offset) {
                throw new EOFException(file.name() + ": the members end after " + copied + " bytes");
            }
        }
        for (int i = 0; i < chunks.size(); i++) {
            checkMember(file.name(), parts.get(i), chunks.get(i).stored());
        }
        return new TocEntry.File(file.name(), file.modified(), file.mode(), file.size(), file.sha256(), parts);
    }

    /** Inflating would cost too much here; this much costs nothing, and keeps the tar readable when a minion is wrong. */
    private void checkMember(String name, TocEntry.Part part, long stored) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        boolean gzip = stored >= 20;
        if (gzip) {
            bundle.read(bytes, part.offset());
            gzip = (bytes.flip().getInt() & 0xffffff) == 0x088b1f;
            bytes.clear();
            bundle.read(bytes, part.offset() + stored - 4);
            gzip &= bytes.flip().getInt() == (int) part.size();
        }
        if (!gzip) {
            throw BundleFault.MEMBERS_DIFFER.at(name, "what came from the minion is no gzip member of " + part.size()
                    + " bytes");
        }
    }
}
