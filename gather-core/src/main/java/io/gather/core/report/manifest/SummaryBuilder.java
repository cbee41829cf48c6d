package io.gather.core.report.manifest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.gather.core.outcome.Outcome;
import io.gather.core.outcome.Status;
import io.gather.core.report.NodeRecord;
import io.gather.core.report.PhaseRecord;
import io.gather.core.report.Severity;
import io.gather.core.report.Top;
import org.jspecify.annotations.Nullable;

/** Counts, and keeps a bounded number of what is worth naming. */
final class SummaryBuilder implements ManifestVisitor {
    private static final int BIGGEST = 10;

    /** Gathers have eight phases and few notices; what has more is no gather of ours. */
    private static final int MOST_LINES = 1000;
    private static final long MOST_CHARACTERS = 1 << 20;
    /** Of secrets, and characters of one's name. */
    private static final int MOST_KINDS = 100;

    private final int most;
    private final List<PhaseRecord> phases = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final Map<NodeRecord.State, Long> nodes = new EnumMap<>(NodeRecord.State.class);
    private final Map<Status, Long> items = new EnumMap<>(Status.class);
    private final List<NodeRecord> missing = new ArrayList<>();
    private final List<ManifestSummary.Failure> failures = new ArrayList<>();
    private final Top<ManifestResult> biggest = new Top<>(BIGGEST, Comparator.comparingLong(ManifestResult::size));
    private final Map<String, Long> masked = new TreeMap<>();
    private @Nullable ManifestGather gather;
    private long failed;
    private long results;
    private long size;
    private long stored;
    private long characters;

    SummaryBuilder(int most) {
        this.most = most;
    }

    @Override
    public void gather(ManifestGather gather) {
        this.gather = gather;
    }

    @Override
    public void phase(PhaseRecord phase) {
        addLine(phases, phase, phase.name().length() + (phase.failure() == null ? 0 : phase.failure().length()));
    }

    @Override
    public void notice(String notice) {
        addLine(notices, notice, notice.length());
    }

    @Override
    public void node(NodeRecord node) {
        if (node.machine()) {
            nodes.merge(node.state(), 1L, Long::sum);
        }
        if (node.state() != NodeRecord.State.DONE) {
            addTo(missing, node, most);
        }
        results += node.results();
        size = sum(size, node.size());
        stored = sum(stored, node.stored());
    }

    @Override
    public void outcome(NodeRecord node, Outcome outcome) {
        items.merge(outcome.status(), 1L, Long::sum);
        outcome.masked().forEach(this::masked);
        Severity severity = Severity.of(outcome.status());
        if (severity == Severity.FAILURE || severity == Severity.CUT) {
            failed++;
            addTo(failures, new ManifestSummary.Failure(node.name(), outcome), most);
        }
    }

    private void masked(String kind, long count) {
        if (masked.containsKey(kind) || (masked.size() < MOST_KINDS && kind.length() < MOST_KINDS)) {
            masked.merge(kind, count, SummaryBuilder::sum);
        }
    }

    @Override
    public void result(NodeRecord node, ManifestResult result) {
        biggest.offer(result);
    }

    ManifestSummary build() {
        return new ManifestSummary(gather, phases, notices, Collections.unmodifiableMap(nodes),
                Collections.unmodifiableMap(items), missing, failures, failed, biggest.descending(), results, size,
                stored, Collections.unmodifiableMap(masked));
    }

    private <T> void addLine(List<T> list, T value, int length) {
        characters += length;
        if (characters <= MOST_CHARACTERS) {
            addTo(list, value, MOST_LINES);
        }
    }

    /** A bundle from anywhere may claim more bytes than a number holds. */
    private static long sum(long one, long other) {
        return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    private static <T> void addTo(List<T> list, T value, int most) {
        if (list.size() < most) {
            list.add(value);
        }
    }
}
