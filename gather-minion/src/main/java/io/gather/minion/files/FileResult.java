package io.gather.minion.files;

import java.nio.file.Path;
import java.util.List;

import io.gather.core.outcome.Result;
import io.gather.core.outcome.Result.Range;
import io.gather.core.redact.Redactor;
import io.gather.core.verdict.Kept;
import io.gather.core.verdict.NoContent;
import io.gather.core.verdict.Origin;
import io.gather.minion.spool.PackedPiece;

/** Makes the results of one path of the node. */
record FileResult(Origin origin, FileStat entry) {
    static FileResult of(Redactor redactor, String path, String source, FileStat entry) {
        return new FileResult(new Origin(redactor, path, source, entry.mode(), entry.modified()), entry);
    }

    Result ofContent(PackedPiece piece, List<Range> ranges) {
        return origin.content(piece.content(), ranges, piece.kept());
    }

    Result ofDelivered(Range all) {
        return origin.delivered(all);
    }

    /** The same file, under another name in the bundle. */
    FileResult named(String path) {
        return new FileResult(new Origin(origin.redactor(), path, origin.source(), origin.mode(), origin.modified()),
                entry);
    }

    Result ofLink(Path link, Path raw) {
        return origin.link(link, raw);
    }

    Result ofUnlisted(String problem) {
        return origin.folder(NoContent.unlisted(problem));
    }

    Result ofFolder(boolean readable) {
        return origin.folder(NoContent.folder(readable));
    }

    Result without(Kept why) {
        return origin.without(why);
    }
}
