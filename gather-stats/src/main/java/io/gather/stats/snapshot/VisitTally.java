package io.gather.stats.snapshot;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.gather.stats.config.ClusterConfig;
import io.gather.stats.metric.OddKind;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.ReplyListener;
import io.gather.stats.metric.StatFailure;
import io.gather.stats.schedule.Pull;

/** Counts what becomes of one cluster. Safe for several threads: one that hangs is told of as far as it came. */
final class VisitTally implements ReplyListener {
    private static final int MOST_FAILURES = 200;

    private final ClusterConfig config;
    private final PointLines lines;
    private final Map<Pull, OfPull> pulls = new LinkedHashMap<>();
    private final List<SnapshotReport.OfStat> failures = new ArrayList<>();
    private final Map<OddKind, Long> odd = new EnumMap<>(OddKind.class);
    private List<String> unknown = List.of();
    private String name = "";
    private String release = "";
    private String error = "";
    private long points;
    private boolean ended;

    private static final class OfPull {
        private long done;
        private long failed;
        private long points;
        private String error = "";
    }

    VisitTally(ClusterConfig config, PointLines lines) {
        this.config = config;
        this.lines = lines;
    }

    synchronized void reached(String asPoints, String ofOneFs) {
        name = asPoints;
        release = ofOneFs;
    }

    synchronized void planned(List<Pull> all, List<String> notThere) {
        all.forEach(pull -> pulls.putIfAbsent(pull, new OfPull()));
        unknown = List.copyOf(notThere);
    }

    synchronized void done(Pull pull, long before) {
        OfPull of = pulls.computeIfAbsent(pull, _ -> new OfPull());
        of.done++;
        of.points += points - before;
    }

    synchronized void failed(Pull pull, String why) {
        OfPull of = pulls.computeIfAbsent(pull, _ -> new OfPull());
        of.failed++;
        of.error = why;
    }

    synchronized void failed(String why) {
        error = why;
    }

    synchronized void ended() {
        ended = true;
    }

    synchronized long points() {
        return points;
    }

    @Override
    public synchronized void point(Point point) {
        points += lines.add(point) ? 1 : 0;
    }

    @Override
    public synchronized void odd(String stat, OddKind kind) {
        odd.merge(kind, 1L, Long::sum);
    }

    @Override
    public synchronized void failed(StatFailure failure) {
        if (failures.size() < MOST_FAILURES) {
            SnapshotReport.OfStat one = new SnapshotReport.OfStat(failure.stat(), failure.device(), failure.code(),
                    failure.message());
            if (!failures.contains(one)) {
                failures.add(one);
            }
        }
    }

    /** @param late what is said of one that has not ended */
    synchronized SnapshotReport.OfCluster report(String late) {
        String why = error.isEmpty() && !ended ? late : error;
        boolean whole = why.isEmpty() && pulls.values().stream().allMatch(pull -> pull.failed == 0);
        SnapshotReport.State state = whole
                ? SnapshotReport.State.COMPLETE
                : points > 0 ? SnapshotReport.State.PARTIAL : SnapshotReport.State.FAILED;
        String told = why.isEmpty()
                ? pulls.values().stream().map(pull -> pull.error).filter(it -> !it.isEmpty()).findFirst().orElse("")
                : why;
        List<SnapshotReport.OfPull> all = new ArrayList<>();
        pulls.forEach((pull, of) -> all.add(new SnapshotReport.OfPull(words(pull), pull.interval().toSeconds(),
                pull instanceof Pull.Stats stats ? stats.keys().size() : 0, of.done, of.failed, of.points, of.error)));
        Map<String, Long> kinds = new TreeMap<>();
        odd.forEach((kind, count) -> kinds.put(kind.name().toLowerCase(Locale.ROOT), count));
        return new SnapshotReport.OfCluster(config.host(), name, release, state, told, points, all, unknown, failures,
                kinds);
    }

    private static String words(Pull pull) {
        return switch (pull) {
            case Pull.Stats stats -> stats.group().isEmpty() ? "stats" : "stats of " + stats.group();
            case Pull.Summary summary -> "summary " + summary.kind().word();
        };
    }
}
