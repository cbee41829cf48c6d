package io.gather.cli.stats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.gather.cli.show.PictureLine;
import io.gather.cli.show.Tone;
import io.gather.core.report.PlainText;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;
import io.gather.stats.status.ClusterStatus;
import io.gather.stats.status.SinkStatus;
import io.gather.stats.status.StatsStatus;

/** A collector's status in lines: those that need somebody first. */
final class TopLines {
    /** A collector says how it is every two seconds. */
    private static final Duration SILENT = Duration.ofSeconds(10);
    private static final int WIDEST = 24;

    private TopLines() {}

    static List<PictureLine> of(StatsStatus status, Instant now) {
        List<PictureLine> lines = new ArrayList<>();
        lines.add(head(status, now));
        lines.add(PictureLine.plain(String.format(Locale.ROOT,
                "%d clusters, %d collected; %.0f points a second to %s; %d points wait (%s)", status.clusters().size(),
                status.clusters().stream().filter(it -> it.state() == ClusterStatus.State.COLLECTING).count(),
                status.clusters().stream().mapToDouble(ClusterStatus::pointsPerSecond).sum(), status.sink(),
                status.clusters().stream().mapToLong(it -> it.sink().waitingPoints()).sum(),
                ByteSize.of(Math.max(0, status.clusters().stream().mapToLong(it -> it.sink().waitingBytes()).sum())))));
        if (!status.problem().isEmpty()) {
            lines.add(new PictureLine(Tone.ATTENTION, "the file has changed, and is not taken: ", status.problem()));
        }
        lines.add(
                PictureLine.plain(String.format(Locale.ROOT, "%-" + WIDEST + "s %-10s %5s %10s %8s %12s  %s", "cluster",
                        "state", "nodes", "points/s", "lag", "waiting", "errors")));
        status.clusters().stream().sorted((a, b) -> Boolean.compare(troubled(b), troubled(a)))
                .forEach(cluster -> lines.add(cluster(cluster, now)));
        return lines;
    }

    private static PictureLine head(StatsStatus status, Instant now) {
        Instant ended = status.ended();
        String since = "collector " + status.process() + " of " + status.file() + ", ";
        if (ended != null) {
            return new PictureLine(Tone.ATTENTION, since, "ended " + ago(ended, now) + " ago");
        }
        Duration silent = Duration.between(status.at(), now);
        return silent.compareTo(SILENT) > 0
                ? new PictureLine(Tone.BAD, since,
                        "has said nothing for " + Durations.show(silent) + ": it was killed, or"
                                + " hangs")
                : new PictureLine(Tone.STRONG, since, "since " + ago(status.since(), now));
    }

    private static boolean troubled(ClusterStatus cluster) {
        return cluster.state() != ClusterStatus.State.COLLECTING || !error(cluster).isEmpty();
    }

    private static PictureLine cluster(ClusterStatus cluster, Instant now) {
        String name = PlainText.oneLine(cluster.name().isEmpty() ? cluster.host() : cluster.name());
        SinkStatus sink = cluster.sink();
        Instant next = cluster.nextAttempt();
        Tone tone = switch (cluster.state()) {
            case COLLECTING -> error(cluster).isEmpty() ? Tone.GOOD : Tone.ATTENTION;
            case CONNECTING -> Tone.ATTENTION;
            case WAITING, ENDED -> Tone.BAD;
        };
        return new PictureLine(tone, String.format(Locale.ROOT, "%-" + WIDEST + "s", name),
                String.format(Locale.ROOT, " %-10s %5d %10.1f %8s %12d  %s%s",
                        cluster.state().name().toLowerCase(Locale.ROOT), cluster.nodes(), cluster.pointsPerSecond(),
                        cluster.lag() < 0 ? "-" : Durations.show(Duration.ofMillis((long) (cluster.lag() * 1000))),
                        sink.waitingPoints(), error(cluster),
                        next == null ? "" : " (again in " + ago(now, next) + ")"));
    }

    /** The one that is in the way now. */
    private static String error(ClusterStatus cluster) {
        String sink = cluster.sink().error();
        if (cluster.state() != ClusterStatus.State.COLLECTING && !cluster.error().isEmpty()) {
            return cluster.error();
        }
        return sink.isEmpty()
                ? cluster.pulls().stream().filter(pull -> !pull.error().isEmpty())
                        .map(pull -> pull.what() + ": " + pull.error()).findFirst().orElse("")
                : "sink: " + sink;
    }

    private static String ago(Instant from, Instant until) {
        Duration between = Duration.between(from, until);
        return Durations.show(between.isNegative() ? Duration.ZERO : between);
    }
}
