package io.gather.incident.verb;

import java.time.Instant;
import java.util.Locale;

import io.gather.incident.trigger.TriggeredGather;
import org.jspecify.annotations.Nullable;

/**
 * A gather that an incident led to, for programs.
 *
 * @param bundle where it is; null: there is none, or none yet
 * @param reason why there is none; null: it is not over, or there is one
 */
record GatherView(String rule, String state, Instant due, @Nullable String bundle, @Nullable String reason) {
    static GatherView of(TriggeredGather gather) {
        boolean isThere = gather.state() == TriggeredGather.State.DONE;
        boolean isNone = gather.state() == TriggeredGather.State.FAILED
                || gather.state() == TriggeredGather.State.REMOVED;
        return new GatherView(gather.rule(), gather.state().name().toLowerCase(Locale.ROOT), gather.due(),
                isThere ? gather.told() : null, isNone ? gather.told() : null);
    }
}
