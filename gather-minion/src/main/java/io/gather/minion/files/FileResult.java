package io.gather.minion.files;

import java.util.List;

import io.gather.core.outcome.Result;
import io.gather.core.outcome.Result.Range;
import io.gather.core.outcome.Status;
import io.gather.minion.spool.PackedPiece;
import org.jspecify.annotations.Nullable;

/** Makes the results of one path of the node. */
record FileResult(String path, String source, FileStat entry) {

    Result ofContent(PackedPiece piece, @Nullable Range range) {
        return new Result(path, Result.Kind.FILE, source, entry.mode(), entry.modified(), piece.content().size(),
                piece.content().sha256(), null, piece.content().chunks(), range, piece.status(), piece.message());
    }

    Result ofLink(String target) {
        return bare(Result.Kind.LINK, target, Status.OK, null);
    }

    Result ofUnlisted(String problem) {
        return bare(Result.Kind.DIRECTORY, null, Status.ERROR, "could not be listed to its end: " + problem);
    }

    Result ofFolder(boolean readable) {
        return bare(Result.Kind.DIRECTORY, null, readable ? Status.OK : Status.DENIED, readable
                ? null
                : "permission denied");
    }

    Result without(Status status, String message) {
        return bare(Result.Kind.FILE, null, status, message);
    }

    private Result bare(Result.Kind kind, @Nullable String target, Status status, @Nullable String message) {
        return new Result(path, kind, source, entry.mode(), entry.modified(), 0, null, target, List.of(), null,
                status, message);
    }
}
