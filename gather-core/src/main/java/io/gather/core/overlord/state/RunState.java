package io.gather.core.overlord.state;

import java.time.Instant;

import io.gather.core.overlord.request.Lane;
import org.jspecify.annotations.Nullable;

/**
 * A gather that has not been cleaned up.
 *
 * @param process that runs it; null when it was cut off
 * @param collected outcomes that are in the bundle so far
 * @param size of the bundle so far
 */
public record RunState(GatherId id, String cluster, Lane lane, Instant since, @Nullable Long process, String phase,
        int collected,
        int planned, String partial, long size) {
    public boolean running() {
        return process != null;
    }
}
