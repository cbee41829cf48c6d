package io.gather.stats.schedule;

import java.time.Duration;
import java.util.List;

import io.gather.stats.metric.SummaryKind;

/** Something that is asked of a cluster again and again. */
public sealed interface Pull {
    Duration interval();

    /** What stays when other stats are asked for in the same way; no two pulls of a cluster have the same. */
    default Name name() {
        return new Name(switch (this) {
            case Stats stats -> stats.group().isEmpty() ? "stats" : "stats of " + stats.group();
            case Summary summary -> "summary " + summary.kind().word();
        }, interval());
    }

    /** @param words for people: {@code stats}, {@code stats of load}, {@code summary client} */
    record Name(String words, Duration interval) {}

    /**
     * Stats that are due together.
     *
     * @param group empty: those of all groups with this interval
     * @param interval of whole seconds
     */
    record Stats(String group, Duration interval, List<String> keys) implements Pull {
        public Stats {
            keys = List.copyOf(keys);
        }
    }

    record Summary(SummaryKind kind, Duration interval) implements Pull {}
}
