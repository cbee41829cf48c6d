package io.gather.stats.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.gather.stats.store.PointStoreLimits;

/** Where points are to go: what {@code stats_processor} names, with its own table. */
public sealed interface SinkConfig {
    /** The sink that needs nothing but a disk. */
    String FILES = "file";

    /** As in {@code stats_processor}. */
    String name();

    /**
     * How a database is connected to.
     *
     * @param authorities a file of certificates that are trusted; empty: the system's
     */
    record Peer(String host, int port, boolean tls, boolean verifyTls, String authorities) {}

    /** What is asked of whoever comes. */
    record Login(EnvText user, EnvText password) {}

    record InfluxV1(Peer peer, String database, Optional<Login> login) implements SinkConfig {
        @Override
        public String name() {
            return "influxdb";
        }
    }

    record InfluxV2(Peer peer, String organization, String bucket, EnvText token) implements SinkConfig {
        @Override
        public String name() {
            return "influxdbv2";
        }
    }

    /** Certificate and key of the server, in PEM. */
    record ServerKey(Path certificate, Path key) {}

    /**
     * @param instanceLabel of a further label with the cluster's name; empty: there is none
     * @param expiry how many intervals a sample is shown; 1 or more
     * @param names of metrics
     * @param discovery what tells Prometheus where clusters are served
     */
    record Prometheus(Optional<Login> login, Optional<ServerKey> serverKey, String instanceLabel, double expiry,
            MetricNames names, Optional<Discovery> discovery) implements SinkConfig {
        @Override
        public String name() {
            return "prometheus";
        }
    }

    /**
     * @param address that is told; empty: one of this machine
     * @param port 0: any
     */
    record Discovery(String address, int port) {}

    /** @param folder empty: in the state of the module */
    record Files(Optional<Path> folder, PointStoreLimits limits) implements SinkConfig {
        @Override
        public String name() {
            return FILES;
        }
    }

    /**
     * @param login by user and password, {@code token} by that alone
     * @param authorities a file of certificates that are trusted; empty: the system's
     * @param tenant of a database that has several; empty: none
     * @param shards how many requests are under way at a time
     */
    record RemoteWrite(String url, Optional<Login> login, EnvText token, boolean verifyTls, String authorities,
            String tenant, int shards, String instanceLabel, MetricNames names) implements SinkConfig {
        @Override
        public String name() {
            return "remote-write";
        }
    }

    /**
     * A sink that has no table known here.
     *
     * @param values of the table with its name, by keys with dots between their parts: texts, numbers, truth values, lists of them
     */
    record Other(String name, Map<String, Object> values) implements SinkConfig {
        public Other {
            values = Map.copyOf(values);
        }

        /** Values may be secrets. */
        @Override
        public String toString() {
            return name + values.keySet();
        }
    }
}
