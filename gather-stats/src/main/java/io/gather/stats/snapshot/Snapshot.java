package io.gather.stats.snapshot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.core.json.Json;
import io.gather.core.toml.Problem;
import io.gather.stats.chart.Charts;
import io.gather.stats.cluster.StatsClusters;
import io.gather.stats.config.CheckedConfig;
import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.StatsConfig;
import io.gather.stats.query.PointFilter;
import io.gather.stats.store.PointReader;
import io.gather.stats.store.ScanTally;
import io.gather.stats.store.TimeSpan;

/**
 * Asks all clusters at once for all that is configured, and writes it into a folder. A cluster that does not answer costs only itself, and
 * no more than {@link #GRACE} beyond the time that was wanted.
 */
final class Snapshot {
    static final String POINTS = "points.jsonl.gz";
    static final String CLUSTERS = "clusters.json";
    static final String PAGE = "stats.html";
    static final Duration GRACE = Duration.ofMinutes(2);
    private static final Duration CLOSES_WITHIN = Duration.ofSeconds(7);

    private final StatsClusters clusters;
    private final CheckedConfig checked;
    private final StatsConfig config;
    private final Clock clock;
    private final Duration grace;
    private final PointRoom room;

    /** @param room for the points; what is beyond it is left out, and told */
    Snapshot(StatsClusters clusters, CheckedConfig checked, Clock clock, Duration grace, PointRoom room) {
        this.clusters = clusters;
        this.checked = checked;
        this.config = checked.usable();
        this.clock = clock;
        this.grace = grace;
        this.room = room;
    }

    /**
     * Where it is interrupted, what there is by then is written all the same.
     *
     * @param length how long is asked; zero: once
     */
    SnapshotReport take(Duration length, Path folder) throws IOException, InterruptedException {
        Instant begun = clock.instant();
        List<SnapshotReport.OfCluster> reports;
        InterruptedException interrupted = null;
        String cut;
        try (OutputStream out = Files.newOutputStream(folder.resolve(POINTS))) {
            PointLines lines = new PointLines(out, room, folder);
            Visits visits = new Visits(length, lines);
            try {
                visits.await(length.plus(grace));
            } catch (InterruptedException e) {
                interrupted = e;
            } finally {
                visits.end();
            }
            reports = visits.reports(interrupted == null
                    ? "it had not answered " + grace.toSeconds() + " s after the others might have"
                    : "it was interrupted");
            cut = lines.finish();
        }
        SnapshotReport report = new SnapshotReport(SnapshotReport.FORMAT, begun, clock.instant(), length.toSeconds(),
                cut,
                checked.warnings().stream().map(Problem::reason).toList(), reports);
        Files.writeString(folder.resolve(CLUSTERS), Json.mapper().writerWithDefaultPrettyPrinter()
                .writeValueAsString(report) + "\n");
        if (interrupted != null) {
            throw interrupted;
        }
        page(folder);
        return report;
    }

    private static void page(Path folder) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(PAGE))) {
            Charts.write(visitor -> new PointReader(TimeSpan.ALL, new ScanTally())
                    .read(List.of(folder.resolve(POINTS)), visitor), PointFilter.ALL, false, out);
        }
    }

    /** A thread for each cluster. */
    private final class Visits {
        private final Map<ClusterConfig, VisitTally> tallies = new LinkedHashMap<>();
        private final List<Thread> threads = new ArrayList<>();

        Visits(Duration length, PointLines lines) {
            Optional<Long> until = length.isZero()
                    ? Optional.empty()
                    : Optional.of(System.nanoTime() + length.toNanos());
            for (ClusterConfig cluster : config.clusters()) {
                VisitTally tally = new VisitTally(cluster, lines);
                tallies.put(cluster, tally);
                if (!cluster.disabled()) {
                    threads.add(Thread.ofVirtual().name("stats-snapshot-" + cluster.host())
                            .start(() -> visit(new ClusterVisit(clusters, config, cluster, until, tally))));
                }
            }
        }

        private static void visit(ClusterVisit visit) {
            try {
                visit.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                visit.tally().failed(e.toString());
            }
        }

        void await(Duration most) throws InterruptedException {
            long end = System.nanoTime() + most.toNanos();
            for (Thread thread : threads) {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        }

        /** They log out, within a bound; who does not listen is left behind. */
        void end() {
            threads.forEach(Thread::interrupt);
            long end = System.nanoTime() + CLOSES_WITHIN.toNanos();
            boolean interrupted = Thread.interrupted();
            for (Thread thread : threads) {
                try {
                    thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
                } catch (InterruptedException e) {
                    interrupted = true;
                    break;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        List<SnapshotReport.OfCluster> reports(String late) {
            List<SnapshotReport.OfCluster> reports = new ArrayList<>();
            tallies.forEach((cluster, tally) -> reports.add(cluster.disabled()
                    ? new SnapshotReport.OfCluster(cluster.host(), "", "", SnapshotReport.State.DISABLED, "", 0,
                            List.of(), List.of(), List.of(), Map.of())
                    : tally.report(late)));
            return reports;
        }
    }
}
