package io.gather.stats.sink.prometheus;

import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.gather.stats.config.ClusterConfig;

/** Where each cluster's metrics are, as Prometheus finds it over HTTP. */
public final class TargetList {
    private TargetList() {}

    /**
     * Clusters that are disabled are not served, and not in it.
     *
     * @param address of this machine: a name, or an address of either kind
     */
    public static String json(String address, List<ClusterConfig> clusters) {
        String host = address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
        String targets = clusters.stream().filter(cluster -> !cluster.disabled())
                .flatMapToInt(cluster -> cluster.prometheusPort().stream())
                .mapToObj(port -> '"' + new String(JsonStringEncoder.getInstance().quoteAsString(host)) + ":" + port
                        + '"')
                .collect(Collectors.joining(","));
        return "[{\"targets\":[" + targets + "],\"labels\":{\"__meta_prometheus_job\":\"isilon_stats\"}}]";
    }
}
