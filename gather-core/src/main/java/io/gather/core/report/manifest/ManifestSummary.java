package io.gather.core.report.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.PhaseRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle holds, on one screen.
 *
 * @param missing nodes that are not done, the first of them
 * @param failures outcomes that should have been otherwise, the first of them
 * @param failed how many of those there are in all
 * @param biggest results with the most bytes, the biggest first
 */
public record ManifestSummary(@Nullable ManifestGather gather, List<PhaseRecord> phases, List<String> notices,
        Map<NodeRecord.State, Long> nodes, Map<Status, Long> items, List<NodeRecord> missing, List<Failure> failures,
        long failed, List<ManifestResult> biggest, long results, long size, long stored) {
    public ManifestSummary {
        phases = List.copyOf(phases);
        notices = List.copyOf(notices);
        missing = List.copyOf(missing);
        failures = List.copyOf(failures);
        biggest = List.copyOf(biggest);
    }

    public record Failure(String node, Outcome outcome) {}

    /**
     * @param most failures and missing nodes that are kept
     * @param where names the manifest in errors
     */
    public static ManifestSummary read(InputStream manifest, String where, int most) throws IOException {
        SummaryBuilder builder = new SummaryBuilder(most);
        new ManifestReader(builder).read(manifest, where);
        return builder.build();
    }
}
