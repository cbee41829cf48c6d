package io.gather.core.verdict;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import io.gather.core.bundle.Claims;
import io.gather.core.bundle.Content;
import io.gather.core.bundle.LinkTarget;
import io.gather.core.bundle.Names;
import io.gather.core.outcome.Result;
import io.gather.core.redact.Redactor;
import org.jspecify.annotations.Nullable;

/**
 * Where a result comes from. Minions make all their results here, so that no text of a node gets into a bundle unless the redactor
 * has seen it.
 *
 * @param path where it belongs below the node's directory, as {@link #takeName} or {@link Unit#output} has it
 * @param source the absolute path or the command line
 * @param mode permission bits
 */
public record Origin(Redactor redactor, String path, String source, int mode, Instant modified) {
    public Origin {
        source = redactor.text(source);
    }

    /** A free name for a path of the node. Redacted first, so that two names of which the same is left do not fall together. */
    public static String takeName(Claims names, Redactor redactor, String source) {
        return names.takeFree(Names.ofPath(redactor.text(source)));
    }

    public Result content(Content content, List<Result.Range> ranges, Kept kept) {
        return new Result(path, Result.Kind.FILE, source, mode, modified, content.size(), content.sha256(), null,
                content.chunks(), ranges, kept.status(), redactor.optional(kept.message()));
    }

    /**
     * A link.
     *
     * @param link its path on the node
     * @param raw what it points to there
     */
    public Result link(Path link, Path raw) {
        String target = LinkTarget.of(link, raw, path, redactor::text);
        return target == null ? without(NoContent.leadsOut()) : bare(Result.Kind.LINK, target, Kept.WHOLE);
    }

    public Result folder(Kept kept) {
        return bare(Result.Kind.DIRECTORY, null, kept);
    }

    /** A file without its content. */
    public Result without(Kept why) {
        return bare(Result.Kind.FILE, null, why);
    }

    /** A file of which earlier gathers have everything. */
    public Result delivered(Result.Range all) {
        Kept why = NoContent.nothingNew();
        return new Result(path, Result.Kind.FILE, source, mode, modified, 0, null, null, List.of(), List.of(all),
                why.status(), redactor.optional(why.message()));
    }

    private Result bare(Result.Kind kind, @Nullable String target, Kept kept) {
        return new Result(path, kind, source, mode, modified, 0, null, target, List.of(), List.of(), kept.status(),
                redactor.optional(kept.message()));
    }
}
