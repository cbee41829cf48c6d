package io.gather.core.report.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * @param masked how many secrets rules found and masked, by kind
 */
public record ManifestSummary(@Nullable ManifestGather gather, List<PhaseRecord> phases, List<String> notices,
        Map<NodeRecord.State, Long> nodes, Map<Status, Long> items, List<NodeRecord> missing, List<Failure> failures,
        long failed, List<ManifestResult> biggest, long results, long size, long stored,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Long> masked) {
    public ManifestSummary {
        phases = List.copyOf(phases);
        notices = List.copyOf(notices);
        missing = List.copyOf(missing);
        failures = List.copyOf(failures);
        biggest = List.copyOf(biggest);
        masked = masked == null ? Map.of() : masked;
    }

    /** Failures and missing nodes that are kept. */
    public static final int MOST = 15;

    /** As of a manifest: what JSON lacks is null in a record, whatever the record says. */
    ManifestSummary complete(BoundedJson json) throws IOException {
        ManifestReader.require(json, "the summary", gather);
        ManifestReader.complete(json, Objects.requireNonNull(gather));
        for (PhaseRecord phase : phases) {
            ManifestReader.complete(json, phase);
        }
        for (NodeRecord node : missing) {
            ManifestReader.require(json, "a node", node.name(), node.state());
        }
        for (Failure failure : failures) {
            ManifestReader.require(json, "a failure", failure.node(), failure.outcome());
            ManifestReader.complete(json, failure.outcome());
        }
        for (ManifestResult result : biggest) {
            ManifestReader.complete(json, result);
        }
        ManifestReader.notNegative(json, "the summary", failed, results, size, stored);
        return this;
    }

    public record Failure(String node, Outcome outcome) {}

    /** @param where names the manifest in errors */
    public static ManifestSummary read(InputStream manifest, String where) throws IOException {
        SummaryBuilder builder = new SummaryBuilder(MOST);
        new ManifestReader(builder).read(manifest, where);
        return builder.build();
    }
}
