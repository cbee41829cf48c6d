package io.gather.core.overlord.event;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.core.overlord.state.GatherId;
import io.gather.core.report.NodeRecord;
import io.gather.core.upload.Arrival;
import org.jspecify.annotations.Nullable;

/**
 * How a gather ended.
 *
 * @param bundle null when nothing was gathered
 * @param uploaded where the bundle was sent to, and whether it is there; null when it was not
 * @param troubles items that went wrong, each with the nodes where it did
 * @param uploadError why no way of uploading worked
 * @param disclosed what its bundle tells
 */
public record GatherEnd(GatherId id, @Nullable Path bundle, long size, @Nullable String sha256, List<NodeRecord> nodes,
        Duration took, boolean interrupted, List<String> notices, Arrival.@Nullable Taken uploaded,
        @Nullable GatherException uploadError, List<ItemTrouble> troubles, Disclosed disclosed) {
    public GatherEnd {
        nodes = List.copyOf(nodes);
        notices = List.copyOf(notices);
        troubles = List.copyOf(troubles);
    }
}
