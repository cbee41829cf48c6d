package io.gather.stats.metric;

import java.util.List;
import java.util.Locale;

/** The summaries that are collected: each a list of records with the same members. */
public enum SummaryKind {
    PROTOCOL(List.of("class", "operation", "protocol"), List.of("operation_count", "time"),
            List.of("in", "in_avg", "in_max", "in_min", "in_standard_dev", "operation_rate", "out", "out_avg",
                    "out_max", "out_min", "out_standard_dev", "time_avg", "time_max", "time_min",
                    "time_standard_dev")),
    CLIENT(List.of("class", "local_addr", "local_name", "protocol", "remote_addr", "remote_name"),
            List.of("num_operations", "time"),
            List.of("in", "in_avg", "in_max", "in_min", "operation_rate", "out", "out_avg", "out_max", "out_min",
                    "time_avg", "time_max", "time_min")),
    DRIVE(List.of("drive_id", "type"), List.of("time"),
            List.of("access_latency", "access_slow", "busy", "bytes_in", "bytes_out", "iosched_latency",
                    "iosched_queue", "used_bytes_percent", "used_inodes", "xfer_size_in", "xfer_size_out", "xfers_in",
                    "xfers_out"));

    private final List<String> texts;
    private final List<String> counts;
    private final List<String> numbers;

    SummaryKind(List<String> texts, List<String> counts, List<String> numbers) {
        this.texts = texts;
        this.counts = counts;
        this.numbers = numbers;
    }

    /** In requests and replies, and in the configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What its points are called. */
    public String measurement() {
        return "node.summary." + word();
    }

    /** Members that become tags. */
    List<String> texts() {
        return texts;
    }

    /** Members that become whole numbers. */
    List<String> counts() {
        return counts;
    }

    /** Members that become numbers with a point. */
    List<String> numbers() {
        return numbers;
    }

    boolean hasNode() {
        return this != DRIVE;
    }
}
