package io.gather.stats.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.gather.core.toml.NearestName;
import io.gather.core.toml.TomlSection;

/** Reads the tables of the sinks: all of them, and of the one that is chosen whether it is complete. */
final class SinkReader {
    private static final int HIGHEST_PORT = 65_535;
    private static final int SHARDS = 4;
    private static final int MOST_SHARDS = 64;

    private final TomlSection file;
    private final Set<String> others;
    private final Warnings warnings;

    SinkReader(TomlSection file, Set<String> others, Warnings warnings) {
        this.file = file;
        this.others = others;
        this.warnings = warnings;
    }

    SinkConfig read(String processor) {
        SinkConfig first = influx(file.sectionOrEmpty("influxdb"), processor.equals("influxdb"));
        SinkConfig second = influx2(file.sectionOrEmpty("influxdbv2"), processor.equals("influxdbv2"));
        SinkConfig prometheus = prometheus(file.sectionOrEmpty("prometheus"), processor.equals("prometheus"));
        SinkConfig remote = remoteWrite(file.sectionOrEmpty("remote_write"), processor.equals("remote-write"));
        SinkConfig files = FilesReader.read(file.sectionOrEmpty(SinkConfig.FILES), warnings);
        Set<String> known = new TreeSet<>(others);
        known.forEach(file::has);
        known.addAll(Set.of(first.name(), second.name(), prometheus.name(), remote.name(), files.name()));
        return switch (processor) {
            case "influxdb" -> first;
            case "influxdbv2" -> second;
            case "prometheus" -> prometheus;
            case "remote-write" -> remote;
            case SinkConfig.FILES -> files;
            default -> {
                if (!known.contains(processor)) {
                    file.sectionOrEmpty("global").problem("stats_processor",
                            "there is no sink '" + processor + "', but "
                                    + String.join(", ", known) + NearestName.hint(processor, known));
                }
                yield new SinkConfig.Other(processor, others.contains(processor) ? values(processor) : Map.of());
            }
        };
    }

    private Map<String, Object> values(String table) {
        return file.sectionOrEmpty(table).values();
    }

    private SinkConfig influx(TomlSection section, boolean chosen) {
        Optional<SinkConfig.Login> login = login(section);
        SinkConfig config = new SinkConfig.InfluxV1(peer(section, chosen), needed(section, "database", chosen), login);
        warnings.unknown(section);
        return config;
    }

    private SinkConfig influx2(TomlSection section, boolean chosen) {
        SinkConfig config = new SinkConfig.InfluxV2(peer(section, chosen), needed(section, "org", chosen),
                needed(section, "bucket", chosen), new EnvText(needed(section, "access_token", chosen)));
        warnings.unknown(section);
        return config;
    }

    private SinkConfig prometheus(TomlSection section, boolean chosen) {
        Optional<SinkConfig.Login> login = login(section)
                .filter(it -> !it.user().isEmpty() && !it.password().isEmpty());
        if (chosen && login.isEmpty() && section.bool("authenticated", false)) {
            warnings.add(section, "authenticated",
                    "'authenticated' holds only with 'username' and 'password': everybody may read the metrics");
        }
        Optional<Path> certificate = path(section, "tls_cert");
        Optional<Path> key = path(section, "tls_key");
        if (chosen && certificate.isPresent() != key.isPresent()) {
            warnings.add(section, certificate.isPresent() ? "tls_cert" : "tls_key",
                    "without both 'tls_cert' and 'tls_key' metrics are served without TLS");
        }
        SinkConfig config = new SinkConfig.Prometheus(login,
                certificate.flatMap(file -> key.map(it -> new SinkConfig.ServerKey(file, it))),
                section.string("instance_label_name", ""), expiry(section), names(section), discovery());
        warnings.unknown(section);
        return config;
    }

    private SinkConfig remoteWrite(TomlSection section, boolean chosen) {
        Long shards = section.integer("shards");
        if (shards != null && (shards < 1 || shards > MOST_SHARDS)) {
            section.problem("shards", "'shards' must be 1 to " + MOST_SHARDS + ", not " + shards);
        }
        SinkConfig config = new SinkConfig.RemoteWrite(needed(section, "url", chosen), login(section),
                EnvText.of(section.textOrNumber("access_token")), !section.bool("skip_ssl_verify", false),
                section.string("ca", ""), section.string("tenant", ""), shards == null ? SHARDS : shards.intValue(),
                section.string("instance_label_name", ""), names(section));
        warnings.unknown(section);
        return config;
    }

    private static MetricNames names(TomlSection section) {
        String text = section.string("metric_names", "gostats");
        return switch (text) {
            case "gostats" -> MetricNames.GOSTATS;
            case "connector" -> MetricNames.CONNECTOR;
            default -> {
                section.problem("metric_names", "'metric_names' must be gostats or connector, not '" + text + "'");
                yield MetricNames.GOSTATS;
            }
        };
    }

    private static double expiry(TomlSection section) {
        Double value = section.number("expiry_multiplier");
        if (value == null) {
            return 2;
        }
        return value >= 1 && value < Double.POSITIVE_INFINITY ? value : 1;
    }

    private Optional<SinkConfig.Discovery> discovery() {
        TomlSection section = file.sectionOrEmpty("prom_http_sd");
        boolean enabled = section.bool("enabled", false);
        Long port = section.integer("sd_port");
        if (port != null && (port < 0 || port > HIGHEST_PORT)) {
            section.problem("sd_port", "'sd_port' must be 0 to 65535, not " + port);
        }
        SinkConfig.Discovery discovery = new SinkConfig.Discovery(section.string("listen_addr", ""),
                port == null ? 0 : port.intValue());
        warnings.unknown(section);
        return enabled ? Optional.of(discovery) : Optional.empty();
    }

    private static SinkConfig.Peer peer(TomlSection section, boolean chosen) {
        return new SinkConfig.Peer(needed(section, "host", chosen), port(section, chosen),
                section.bool("use_ssl", false), !section.bool("skip_ssl_verify", false),
                section.string("ca", ""));
    }

    private static int port(TomlSection section, boolean chosen) {
        String text = needed(section, "port", chosen);
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (chosen && !text.isEmpty() && (port < 1 || port > HIGHEST_PORT)) {
            section.problem("port", "'port' must be 1 to 65535, not '" + text + "'");
        }
        return port;
    }

    private static Optional<SinkConfig.Login> login(TomlSection section) {
        SinkConfig.Login login = new SinkConfig.Login(EnvText.of(section.textOrNumber("username")),
                EnvText.of(section.textOrNumber("password")));
        return section.bool("authenticated", false) ? Optional.of(login) : Optional.empty();
    }

    private static String needed(TomlSection section, String key, boolean chosen) {
        String text = section.textOrNumber(key);
        if (chosen && (text == null || text.isEmpty())) {
            section.problem(key, "'" + key + "' is missing");
        }
        return text == null ? "" : text;
    }

    private static Optional<Path> path(TomlSection section, String key) {
        String text = section.string(key, "");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
        } catch (InvalidPathException e) {
            section.problem(key, "'" + key + "' is no path: " + e.getReason());
            return Optional.empty();
        }
    }
}
