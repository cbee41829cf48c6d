package io.gather.core.report;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** All that is known about a gather when its metadata are written; outcomes and results are read beside it, a node at a time. */
public record GatherRecord(String id, String bundle, String cluster, String mode, @Nullable String caseId,
        @Nullable String label, String version, String commandLine, List<String> selection,
        @Nullable Instant since, @Nullable Instant until, Instant start, Instant end,
        boolean interrupted, long lastFull, List<PhaseRecord> phases, List<NodeRecord> nodes, List<String> notices) {
    public GatherRecord {
        selection = List.copyOf(selection);
        phases = List.copyOf(phases);
        nodes = List.copyOf(nodes);
        notices = List.copyOf(notices);
    }
}
