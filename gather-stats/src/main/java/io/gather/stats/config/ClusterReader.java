package io.gather.stats.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import io.gather.core.toml.TomlSection;
import io.gather.transport.papi.PapiServer;
import org.jspecify.annotations.Nullable;

/** Reads each {@code [[cluster]]}. One that lacks something is left out, and no other one with it. */
final class ClusterReader {
    private final Warnings warnings;
    private final boolean served;
    private final boolean preserveCase;
    private final Map<Integer, String> ports = new HashMap<>();

    ClusterReader(Warnings warnings, SinkConfig sink, boolean preserveCase) {
        this.warnings = warnings;
        this.served = sink instanceof SinkConfig.Prometheus;
        this.preserveCase = preserveCase;
    }

    List<ClusterConfig> read(List<TomlSection> sections) {
        List<ClusterConfig> clusters = new ArrayList<>();
        for (TomlSection section : sections) {
            ClusterConfig cluster = read(section);
            warnings.unknown(section);
            if (isComplete(cluster, section)) {
                clusters.add(cluster);
            }
        }
        return clusters;
    }

    private ClusterConfig read(TomlSection section) {
        boolean verifies = section.bool("verify-ssl", false);
        String authorities = section.string("ca-file", "");
        if (!authorities.isEmpty() && !verifies) {
            warnings.add(section, "ca-file", "'ca-file' is not used: 'verify-ssl' is false");
        }
        Integer port = port(section, "port");
        Integer prometheus = port(section, "prometheus_port");
        return new ClusterConfig(section.string("hostname", ""), port == null ? PapiServer.USUAL_PORT : port,
                EnvText.of(section.textOrNumber("username")), EnvText.of(section.textOrNumber("password")),
                login(section), verifies, authorities, new ProxyReader(warnings).read(section),
                section.bool("disabled", false),
                prometheus == null ? OptionalInt.empty() : OptionalInt.of(prometheus),
                section.bool("preserve_case", preserveCase));
    }

    private ClusterConfig.Login login(TomlSection section) {
        String text = section.string("authtype", "session");
        return switch (text) {
            case "session", "" -> ClusterConfig.Login.SESSION;
            case "basic-auth" -> ClusterConfig.Login.BASIC;
            default -> {
                warnings.add(section, "authtype",
                        "'authtype': '" + text + "' is none of session, basic-auth: session is taken");
                yield ClusterConfig.Login.SESSION;
            }
        };
    }

    private @Nullable Integer port(TomlSection section, String key) {
        String text = section.textOrNumber(key);
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65_535) {
            warnings.add(section, key, "'" + key + "' must be 1 to 65535, not " + text);
            return null;
        }
        return Integer.valueOf(text);
    }

    private boolean isComplete(ClusterConfig cluster, TomlSection section) {
        if (cluster.disabled()) {
            return true;
        }
        String missing = cluster.host().isEmpty()
                ? "hostname"
                : cluster.user().isEmpty()
                        ? "username"
                        : cluster.password().isEmpty()
                                ? "password"
                                : served && cluster.prometheusPort().isEmpty() ? "prometheus_port" : "";
        if (!missing.isEmpty()) {
            warnings.add(section, "the cluster '" + cluster.host() + "' is left out: '" + missing + "' is missing");
            return false;
        }
        if (!PapiServer.isHost(cluster.host())) {
            warnings.add(section, "hostname", "the cluster '" + cluster.host()
                    + "' is left out: 'hostname' must be the name or the address of a host alone; its port is the key 'port'");
            return false;
        }
        String first = served ? ports.putIfAbsent(cluster.prometheusPort().orElseThrow(), cluster.host()) : null;
        if (first != null) {
            warnings.add(section, "prometheus_port", "the cluster '" + cluster.host()
                    + "' is left out: it has the 'prometheus_port' of '" + first + "'");
            return false;
        }
        return true;
    }
}
