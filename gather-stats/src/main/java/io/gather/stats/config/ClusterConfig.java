package io.gather.stats.config;

import java.util.OptionalInt;

/**
 * A cluster to collect from.
 *
 * @param host a name or an address
 * @param prometheusPort where its metrics are served; there for each that is not disabled where the sink is Prometheus
 * @param preserveCase whether its name is kept as the cluster tells it; else it is in lower case
 */
public record ClusterConfig(String host, EnvText user, EnvText password, Login login, boolean verifyTls,
        boolean disabled, OptionalInt prometheusPort, boolean preserveCase) {
    /** How requests say who asks. */
    public enum Login {
        SESSION,
        BASIC
    }
}
