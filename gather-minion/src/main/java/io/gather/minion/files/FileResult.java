package io.gather.minion.files;

import java.util.List;

import io.gather.core.outcome.Result;
import io.gather.core.outcome.Result.Range;
import io.gather.core.verdict.Kept;
import io.gather.core.verdict.NoContent;
import io.gather.minion.spool.PackedPiece;
import org.jspecify.annotations.Nullable;

/** Makes the results of one path of the node. */
record FileResult(String path, String source, FileStat entry) {

    Result ofContent(PackedPiece piece, List<Range> ranges) {
        Kept kept = piece.kept();
        return new Result(path, Result.Kind.FILE, source, entry.mode(), entry.modified(), piece.content().size(),
                piece.content().sha256(), null, piece.content().chunks(), ranges, kept.status(), kept.message());
    }

    Result ofLink(String target) {
        return bare(Result.Kind.LINK, target, Kept.WHOLE);
    }

    Result ofUnlisted(String problem) {
        return bare(Result.Kind.DIRECTORY, null, NoContent.unlisted(problem));
    }

    Result ofFolder(boolean readable) {
        return bare(Result.Kind.DIRECTORY, null, NoContent.folder(readable));
    }

    Result without(Kept why) {
        return bare(Result.Kind.FILE, null, why);
    }

    private Result bare(Result.Kind kind, @Nullable String target, Kept kept) {
        return new Result(path, kind, source, entry.mode(), entry.modified(), 0, null, target, List.of(), List.of(),
                kept.status(), kept.message());
    }
}
