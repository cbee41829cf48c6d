package io.gather.core.report;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * All that is known about a gather when its metadata are written; outcomes and results are read beside it, a node at a time.
 *
 * @param base gathers whose bundles have what this increment has not, the oldest first
 * @param merged gathers whose bundles this one was made of; empty: of none
 * @param leftOut what another gather could bring
 * @param complete the command that does; null where nothing was left out
 * @param completes the gather of which this one brings what it left out
 * @param disclosure what it tells those who may not know everything
 */
public record GatherRecord(String id, String bundle, String cluster, String mode, @Nullable String caseId,
        @Nullable String label, String version, String commandLine, List<String> selection,
        @Nullable Instant since, @Nullable Instant until, Instant start, Instant end,
        boolean interrupted, long lastFull, List<PhaseRecord> phases, List<NodeRecord> nodes, List<String> notices,
        List<String> base, List<String> merged, List<LeftOut> leftOut, @Nullable String complete,
        @Nullable String completes, Disclosure disclosure) {
    public GatherRecord {
        leftOut = List.copyOf(leftOut);
        base = List.copyOf(base);
        merged = List.copyOf(merged);
        selection = List.copyOf(selection);
        phases = List.copyOf(phases);
        nodes = List.copyOf(nodes);
        notices = List.copyOf(notices);
    }

    /** The same, which tells so much. */
    public GatherRecord disclosing(Disclosure told) {
        return new GatherRecord(id, bundle, cluster, mode, caseId, label, version, commandLine, selection, since, until,
                start, end, interrupted, lastFull, phases, nodes, notices, base, merged, leftOut, complete, completes,
                told);
    }

    public GatherRecord(String id, String bundle, String cluster, String mode, @Nullable String caseId,
            @Nullable String label, String version, String commandLine, List<String> selection,
            @Nullable Instant since, @Nullable Instant until, Instant start, Instant end, boolean interrupted,
            long lastFull,
            List<PhaseRecord> phases, List<NodeRecord> nodes, List<String> notices) {
        this(id, bundle, cluster, mode, caseId, label, version, commandLine, selection, since, until, start, end,
                interrupted,
                lastFull, phases, nodes, notices, List.of(), List.of(), List.of(), null, null, Disclosure.UNKNOWN);
    }
}
