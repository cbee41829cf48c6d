package io.gather.core.report.manifest;

import java.time.Instant;
import java.util.List;

import io.gather.core.report.GatherRecord;
import org.jspecify.annotations.Nullable;

/** The {@code gather} of a manifest. */
public record ManifestGather(String id, String bundle, String cluster, String mode, @Nullable String caseId,
        @Nullable String label, String version, String commandLine, List<String> selection,
        @Nullable Instant since, @Nullable Instant until, Instant start, Instant end,
        boolean interrupted, long lastFull) {
    public ManifestGather {
        selection = List.copyOf(selection);
    }

    static ManifestGather of(GatherRecord record) {
        return new ManifestGather(record.id(), record.bundle(), record.cluster(), record.mode(), record.caseId(),
                record.label(), record.version(), record.commandLine(), record.selection(), record.since(),
                record.until(),
                record.start(),
                record.end(), record.interrupted(), record.lastFull());
    }
}
