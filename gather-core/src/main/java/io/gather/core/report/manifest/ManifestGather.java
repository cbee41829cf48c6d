package io.gather.core.report.manifest;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gather.core.report.GatherRecord;
import io.gather.core.report.HiddenIdentities;
import io.gather.core.report.LeakMeter;
import io.gather.core.report.SecretHandling;
import org.jspecify.annotations.Nullable;

/**
 * The {@code gather} of a manifest.
 *
 * @param base gathers whose bundles have what this increment has not, the oldest first
 * @param merged gathers whose bundles this one was made of
 * @param complete the command that brings what was left out
 * @param completes the gather of which this one brings what it left out
 * @param secrets what became of them; null: that is not known
 * @param identities which were replaced; null: they are as they were
 * @param leaks what is left of both all the same; null: nobody looked
 */
public record ManifestGather(String id, String bundle, String cluster, String mode, @Nullable String caseId,
        @Nullable String label, String version, String commandLine, List<String> selection,
        @Nullable Instant since, @Nullable Instant until, Instant start, Instant end,
        boolean interrupted, long lastFull,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> base,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> merged,
        @Nullable String complete, @Nullable String completes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SecretHandling secrets,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable HiddenIdentities identities,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LeakMeter leaks) {
    public ManifestGather {
        selection = List.copyOf(selection);
        base = List.copyOf(base);
        merged = List.copyOf(merged);
    }

    static ManifestGather of(GatherRecord record) {
        return new ManifestGather(record.id(), record.bundle(), record.cluster(), record.mode(), record.caseId(),
                record.label(), record.version(), record.commandLine(), record.selection(), record.since(),
                record.until(),
                record.start(),
                record.end(), record.interrupted(), record.lastFull(), record.base(), record.merged(),
                record.complete(), record.completes(), record.disclosure().secrets(),
                record.disclosure().identities(), record.disclosure().leaks());
    }
}
