package io.gather.stats.metric;

import java.util.Set;

/**
 * What each record of a summary has, besides the node and the user.
 *
 * @param texts become tags
 * @param counts become whole numbers
 * @param numbers become numbers with a point
 */
record SummaryMembers(Set<String> texts, Set<String> counts, Set<String> numbers) {
    static SummaryMembers of(SummaryKind kind) {
        return switch (kind) {
            case PROTOCOL -> new SummaryMembers(Set.of("class", "operation", "protocol"),
                    Set.of("operation_count", "time"),
                    Set.of("in", "in_avg", "in_max", "in_min", "in_standard_dev", "operation_rate", "out", "out_avg",
                            "out_max", "out_min", "out_standard_dev", "time_avg", "time_max", "time_min",
                            "time_standard_dev"));
            case CLIENT -> new SummaryMembers(
                    Set.of("class", "local_addr", "local_name", "protocol", "remote_addr", "remote_name"),
                    Set.of("num_operations", "time"),
                    Set.of("in", "in_avg", "in_max", "in_min", "operation_rate", "out", "out_avg", "out_max", "out_min",
                            "time_avg", "time_max", "time_min"));
            case DRIVE -> new SummaryMembers(Set.of("drive_id", "type"), Set.of("time"),
                    Set.of("access_latency", "access_slow", "busy", "bytes_in", "bytes_out", "iosched_latency",
                            "iosched_queue", "used_bytes_percent", "used_inodes", "xfer_size_in", "xfer_size_out",
                            "xfers_in", "xfers_out"));
        };
    }
}
