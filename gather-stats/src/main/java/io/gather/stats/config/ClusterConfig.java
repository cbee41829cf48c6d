package io.gather.stats.config;

import java.util.OptionalInt;

import io.gather.core.settings.ProxySettings;
import io.gather.transport.papi.PapiServer;

/**
 * A cluster to collect from.
 *
 * @param host a name or an address
 * @param port of its platform API
 * @param authorities a file of those that are trusted instead of the system's, when certificates are checked; empty: the system's
 * @param proxy that it is reached through; mostly none
 * @param prometheusPort where its metrics are served; there for each that is not disabled where the sink is Prometheus
 * @param preserveCase whether its name is kept as the cluster tells it; else it is in lower case
 */
public record ClusterConfig(String host, int port, EnvText user, EnvText password, Login login, boolean verifyTls,
        String authorities, ProxySettings proxy, boolean disabled, OptionalInt prometheusPort, boolean preserveCase) {
    /** At the usual port, without a proxy, with the system's authorities. */
    public ClusterConfig(String host, EnvText user, EnvText password, Login login, boolean verifyTls, boolean disabled,
            OptionalInt prometheusPort, boolean preserveCase) {
        this(host, PapiServer.USUAL_PORT, user, password, login, verifyTls, "", ProxySettings.none(), disabled,
                prometheusPort, preserveCase);
    }

    /** How requests say who asks. */
    public enum Login {
        SESSION,
        BASIC
    }
}
