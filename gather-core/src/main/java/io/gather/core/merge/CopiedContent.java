package io.gather.core.merge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.bundle.gzip.ReadableAt;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.StoredContent;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Result.Chunk;
import org.jspecify.annotations.Nullable;

/** The pieces of a content as members that are copied. */
final class CopiedContent {
    /** Where members are smaller on average, what is said of each takes more than compressing them together saves. */
    private static final long LEAST = 16 << 10;

    private final Chain chain;
    private final List<JoinedMembers.Span> spans = new ArrayList<>();
    private final List<Chunk> chunks = new ArrayList<>();
    private @Nullable String whole;
    private long size;
    private long stored;

    private CopiedContent(Chain chain) {
        this.chain = chain;
    }

    /** Null where it has to be read: a piece is wanted in part, or is not in members of its own. */
    static @Nullable CopiedContent of(Chain chain, List<MergedLog.Piece> pieces) throws IOException {
        CopiedContent content = new CopiedContent(chain);
        for (MergedLog.Piece piece : pieces) {
            if (!content.add(piece)) {
                return null;
            }
        }
        int count = content.chunks.size();
        boolean small = count > 1 && content.size / count < LEAST;
        return count == 0 || count > TocEntry.MOST_PARTS || small ? null : content;
    }

    private boolean add(MergedLog.Piece piece) throws IOException {
        if (piece.length() == 0) {
            return true;
        }
        StoredContent members = piece.length() == piece.result().size()
                ? chain.sources().get(piece.source()).stored(piece.result())
                : null;
        if (members == null) {
            return false;
        }
        whole = chunks.isEmpty() ? piece.result().sha256() : null;
        members.chunks().forEach(chunk -> add(members.bundle(), chunk));
        return true;
    }

    private void add(ReadableAt bytes, Chunk chunk) {
        spans.add(new JoinedMembers.Span(bytes, chunk.offset(), chunk.stored()));
        chunks.add(new Chunk(stored, chunk.stored(), chunk.size(), chunk.sha256()));
        stored += chunk.stored();
        size += chunk.size();
    }

    /** With this content. Where it has several pieces, nobody knows its digest, but that of each member. */
    Result of(Result as) {
        String only = chunks.size() == 1 && !chunks.getFirst().sha256().isEmpty() ? chunks.getFirst().sha256() : whole;
        return new Result(as.path(), as.kind(), as.source(), as.mode(), as.modified(), size, only, null, chunks,
                as.ranges(), as.status(), as.message(), as.after(), null);
    }

    JoinedMembers members() {
        return new JoinedMembers(spans);
    }
}
