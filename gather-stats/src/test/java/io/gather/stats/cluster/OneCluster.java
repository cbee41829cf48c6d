package io.gather.stats.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

import io.gather.core.error.ErrorCode;
import io.gather.core.settings.ProxySettings;
import io.gather.fixtures.onefs.OnefsCluster;
import io.gather.fixtures.onefs.OnefsSetup;
import io.gather.fixtures.onefs.OnefsTls;
import io.gather.stats.capture.Heard;
import io.gather.stats.config.Attempts;
import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.EnvText;
import io.gather.stats.config.GlobalConfig;
import io.gather.stats.config.StatRetries;
import io.gather.stats.config.WriteRetries;
import io.gather.stats.metric.PointOrigin;
import io.gather.stats.sink.influx.InfluxText;
import io.gather.transport.papi.PapiException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A cluster of its own for each test, and somebody who asks it. */
abstract class OneCluster {
    static final PointOrigin ORIGIN = new PointOrigin("democluster", false);
    static final String CURRENT = "GET /platform/1/statistics/current";
    static final String LOAD = "node.load.1min";
    static final String OPEN = "node.open.files";

    @TempDir
    static Path folder;
    private static OnefsTls tls;

    private final List<AutoCloseable> open = new ArrayList<>();
    final Heard heard = new Heard();
    private @Nullable OnefsCluster fake;
    private @Nullable StatsCluster cluster;

    @BeforeAll
    static void makeCertificates() {
        tls = OnefsTls.in(folder);
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    static GlobalConfig global(int timeout, int retries, boolean endless) {
        return new GlobalConfig("0.40", new WriteRetries(new Attempts(8), Duration.ofSeconds(5)),
                new Attempts(endless ? 0 : 1), Duration.ofSeconds(5), false, false,
                new StatRetries(Duration.ofSeconds(timeout), retries, Duration.ofMillis(20)));
    }

    ClusterConfig config(String password) {
        return new ClusterConfig(fake().host(), fake().port(), new EnvText(OnefsSetup.USER), new EnvText(password),
                ClusterConfig.Login.SESSION, true, tls.authority().toString(), ProxySettings.none(), false,
                OptionalInt.empty(), false);
    }

    void start(OnefsSetup setup) throws IOException, InterruptedException {
        start(setup, global(0, 2, false));
    }

    void start(OnefsSetup setup, GlobalConfig global) throws IOException, InterruptedException {
        OnefsCluster server = OnefsCluster.start(tls, setup);
        open.add(server);
        fake = server;
        StatsCluster opened = new PapiClusters(global, Map.of("PW", OnefsSetup.PASSWORD)).open(config("$env:PW"));
        open.add(opened);
        cluster = opened;
    }

    OnefsCluster fake() {
        return Objects.requireNonNull(fake);
    }

    StatsCluster cluster() {
        return Objects.requireNonNull(cluster);
    }

    PapiException failing(ErrorCode error, String... stats) {
        PapiException failure = catchThrowableOfType(PapiException.class,
                () -> cluster().current(List.of(stats), ORIGIN, heard));
        assertThat(failure).isNotNull();
        assertThat(failure.is(error)).as(failure.reason().code() + " " + failure.getMessage()).isTrue();
        return failure;
    }

    List<String> lines() {
        InfluxText lines = InfluxText.v1();
        heard.points.forEach(point -> assertThat(lines.append(point)).isTrue());
        return lines.toString().lines().toList();
    }

    List<String> shares() {
        return heard.points.stream().map(it -> it.name() + " " + it.tags().find("devid")).toList();
    }
}
