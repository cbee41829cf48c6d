package io.gather.stats.run;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.gather.stats.status.ClusterStatus;
import io.gather.stats.status.ClusterStatus.State;
import io.gather.stats.status.PullStatus;
import io.gather.stats.status.SinkStatus;
import io.gather.stats.status.StatsStatus;

/** What the collector tells of itself, in the text format of Prometheus. */
final class OwnMetrics {
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    private OwnMetrics() {}

    static String of(StatsStatus status) {
        OwnMetrics metrics = new OwnMetrics();
        metrics.family("gather_stats_start_time_seconds", "gauge", "When the collector began.");
        metrics.sample("gather_stats_start_time_seconds", "", status.since().toEpochMilli() / 1e3);
        metrics.family("gather_stats_config_problem", "gauge", "1: the last edit of the configuration does not hold.");
        metrics.sample("gather_stats_config_problem", "", status.problem().isEmpty() ? 0 : 1);
        metrics.clusters(status);
        metrics.pulls(status);
        metrics.sinks(status);
        return metrics.text.toString();
    }

    /** What a sample shows. */
    private interface OfCluster {
        double value(ClusterStatus cluster);
    }

    private interface OfPull {
        double value(PullStatus pull);
    }

    private interface OfSink {
        double value(SinkStatus sink);
    }

    private void clusters(StatsStatus status) {
        each(status, "up", "gauge", "1: the cluster is collected.", it -> it.state() == State.COLLECTING ? 1 : 0);
        each(status, "nodes", "gauge", "Nodes that the last stats were of.", ClusterStatus::nodes);
        each(status, "lag_seconds", "gauge", "How old the newest point is; -1: there is none.", ClusterStatus::lag);
        each(status, "connects_total", "counter", "How often the cluster was reached.", ClusterStatus::connects);
        family("gather_stats_connect_failures_total", "counter", "How often it could not be reached, and why.");
        status.clusters().forEach(it -> kinds("connect_failures_total", labels(it), it.connectFailures()));
        each(status, "points_total", "counter", "Points that were made.", ClusterStatus::points);
        each(status, "stat_failures_total", "counter", "Stats that the cluster could not give.",
                ClusterStatus::statFailures);
        family("gather_stats_odd_values_total", "counter", "Records that became no point.");
        status.clusters().forEach(it -> kinds("odd_values_total", labels(it), it.odd()));
    }

    private <K extends Enum<K>> void kinds(String name, String labels, Map<K, Long> counts) {
        new TreeMap<>(counts).forEach((kind, count) -> sample("gather_stats_" + name,
                labels + ",kind=\"" + kind.name().toLowerCase(Locale.ROOT) + "\"", count));
    }

    private void each(StatsStatus status, String name, String type, String help, OfCluster of) {
        family("gather_stats_" + name, type, help);
        status.clusters().forEach(it -> sample("gather_stats_" + name, labels(it), of.value(it)));
    }

    private void pulls(StatsStatus status) {
        family("gather_stats_request_seconds", "summary", "What answers of the cluster took.");
        each(status, "request_seconds_sum", PullStatus::secondsInAll);
        each(status, "request_seconds_count", PullStatus::done);
        family("gather_stats_request_failures_total", "counter", "Requests that failed, and why.");
        for (ClusterStatus cluster : status.clusters()) {
            cluster.pulls().forEach(it -> kinds("request_failures_total", labels(cluster, it), it.failed()));
        }
        family("gather_stats_skipped_slots_total", "counter", "Slots that nobody was there for.");
        each(status, "skipped_slots_total", PullStatus::skipped);
    }

    private void each(StatsStatus status, String name, OfPull of) {
        for (ClusterStatus cluster : status.clusters()) {
            for (PullStatus pull : cluster.pulls()) {
                sample("gather_stats_" + name, labels(cluster, pull), of.value(pull));
            }
        }
    }

    private void sinks(StatsStatus status) {
        sink(status, "written_points_total", "counter", "Points that are where they belong.", SinkStatus::written);
        sink(status, "refused_points_total", "counter", "Points that the sink will never take.", SinkStatus::refused);
        sink(status, "dropped_points_total", "counter", "Points that there was no room for.", SinkStatus::dropped);
        sink(status, "waiting_points", "gauge", "Points that wait to be written.", SinkStatus::waitingPoints);
        sink(status, "waiting_bytes", "gauge", "What they take on disk.", SinkStatus::waitingBytes);
        family("gather_stats_write_failures_total", "counter", "Attempts to write that failed, and why.");
        status.clusters().forEach(it -> kinds("write_failures_total", labels(it), it.sink().failures()));
        family("gather_stats_write_seconds", "summary", "What writing took.");
        status.clusters().forEach(it -> {
            sample("gather_stats_write_seconds_sum", labels(it), it.sink().secondsInAll());
            sample("gather_stats_write_seconds_count", labels(it), (double) it.sink().writes());
        });
    }

    private void sink(StatsStatus status, String name, String type, String help, OfSink of) {
        each(status, name, type, help, it -> of.value(it.sink()));
    }

    private void family(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append("\n# TYPE ").append(name).append(' ')
                .append(type).append('\n');
    }

    private void sample(String name, String labels, double value) {
        text.append(name).append(labels.isEmpty() ? "" : "{" + labels + "}").append(' ').append(shown(value))
                .append('\n');
    }

    private static String labels(ClusterStatus cluster) {
        return "cluster=\"" + escaped(cluster.name()) + "\",host=\"" + escaped(cluster.host()) + "\"";
    }

    private static String labels(ClusterStatus cluster, PullStatus pull) {
        return labels(cluster) + ",pull=\"" + escaped(pull.what()) + "\",interval=\"" + shown(pull.interval()) + "\"";
    }

    private static String shown(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
