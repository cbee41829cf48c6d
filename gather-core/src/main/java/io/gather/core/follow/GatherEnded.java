package io.gather.core.follow;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.error.Wording;
import io.gather.core.leak.LeakReport;
import io.gather.core.overlord.event.Disclosed;
import io.gather.core.overlord.event.GatherEnd;
import io.gather.core.overlord.event.ItemTrouble;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.report.NodeRecord;
import io.gather.core.upload.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * How a gather ended, for those who come later.
 *
 * @param exitCode of the process that ran it
 * @param failure why there is no bundle
 */
public record GatherEnded(GatherId id, Instant at, int exitCode, @Nullable String bundle, long size,
        @Nullable String sha256,
        List<NodeRecord> nodes, Duration took, boolean interrupted, List<String> notices,
        Arrival.@Nullable Taken uploaded,
        @Nullable Failure uploadError, List<ItemTrouble> troubles, @Nullable Map<String, Long> identities,
        @Nullable LeakReport leaks, @Nullable Failure leakError, @Nullable Failure failure) {

    public static GatherEnded well(GatherEnd end, Instant at, int exitCode, Wording wording) {
        return new GatherEnded(end.id(), at, exitCode, end.bundle() == null ? null : end.bundle().toString(),
                end.size(),
                end.sha256(), end.nodes(), end.took(), end.interrupted(), end.notices(), end.uploaded(),
                Failure.of(end.uploadError(), wording), end.troubles(), end.disclosed().identities(),
                end.disclosed().leaks(), Failure.of(end.disclosed().error(), wording), null);
    }

    public static GatherEnded badly(GatherId id, Instant at, GatherException failure, Wording wording) {
        return new GatherEnded(id, at, failure.category().exitCode(), null, 0, null, List.of(), Duration.ZERO, false,
                List.of(), null, null, List.of(), null, null, null, Failure.of(failure, wording));
    }

    /** Empty when there is no bundle. */
    public Optional<GatherEnd> end() {
        return failure != null
                ? Optional.empty()
                : Optional.of(new GatherEnd(id, bundle == null ? null : Path.of(bundle), size, sha256, nodes, took,
                        interrupted, notices, uploaded, uploadError == null ? null : uploadError.toException(),
                        troubles, new Disclosed(identities, leaks,
                                leakError == null ? null : leakError.toException())));
    }

    /** Why there is no bundle; told where {@link #end} is empty. */
    public GatherException error() {
        if (failure == null) {
            throw new IllegalStateException(id + " ended well");
        }
        return failure.toException();
    }
}
