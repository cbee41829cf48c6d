package io.gather.core.overlord.event;

import java.util.Map;

import io.gather.core.error.GatherException;
import io.gather.core.leak.LeakReport;
import org.jspecify.annotations.Nullable;

/**
 * What a gather's bundle tells those who may not know everything.
 *
 * @param identities how many were replaced, by kind; null: none, or by an earlier process
 * @param leaks what is left all the same; null: nobody looked
 * @param error why the bundle may not be sent
 */
public record Disclosed(@Nullable Map<String, Long> identities, @Nullable LeakReport leaks,
        @Nullable GatherException error) {
    public static final Disclosed NOTHING = new Disclosed(null, null, null);
}
