package io.gather.core.report.manifest;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.core.report.Collected;
import io.gather.core.report.NodeRecord;
import org.jspecify.annotations.Nullable;

/**
 * A result as a manifest has it: the place is that in the bundle, and the gzip members are left to the bundle's index.
 *
 * @param task number of the task that made it
 * @param path in the bundle's folder
 * @param sha256 null where there is no content, or it was merged of several
 * @param ranges as in {@link Result#ranges}
 * @param after as in {@link Result#after}
 * @param held as in {@link Result#held}
 */
public record ManifestResult(int task, String path, String source, Result.Kind kind, int mode, Instant modified,
        long size, long stored, @Nullable String sha256, @Nullable String target,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonAlias("range") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<Result.Range> ranges,
        Status status, @Nullable String message, Result.@Nullable Earlier after, @Nullable String held) {

    public ManifestResult {
        ranges = List.copyOf(ranges);
    }

    /** Whether the bundle has it; a digest is lacking where several bundles had a part each. */
    public boolean hasContent() {
        return sha256 != null || size > 0;
    }

    /** The same of another task. */
    public ManifestResult as(int number) {
        return new ManifestResult(number, path, source, kind, mode, modified, size, stored, sha256, target, ranges,
                status, message, after, held);
    }

    static ManifestResult of(NodeRecord node, Collected.Entry entry) {
        Result result = entry.result();
        return new ManifestResult(entry.task(), node.directory() + "/" + result.path(), result.source(), result.kind(),
                result.mode(), result.modified(), result.size(), result.stored(), result.sha256(), result.target(),
                result.ranges(), result.status(), result.message(), result.after(), result.held());
    }
}
