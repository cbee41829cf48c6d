package io.gather.stats.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

import io.gather.core.error.GatherException;
import io.gather.core.module.ServiceCall;
import io.gather.core.toml.Problem;
import io.gather.stats.cluster.PapiClusters;
import io.gather.stats.collect.ClusterCollectors;
import io.gather.stats.collect.CollectorMeans;
import io.gather.stats.collect.CollectorPace;
import io.gather.stats.config.CheckedConfig;
import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.config.OwnConfig;
import io.gather.stats.config.SinkConfig;
import io.gather.stats.config.StatsConfig;
import io.gather.stats.error.StatsError;
import io.gather.stats.log.MessageLog;
import io.gather.stats.sink.StatsSinks;
import io.gather.stats.sink.prometheus.TargetServer;
import io.gather.stats.spool.MemoryBudget;
import io.gather.stats.spool.Outlets;
import io.gather.stats.status.StatsStatus;
import io.gather.stats.status.StatusFile;
import org.jspecify.annotations.Nullable;

/** A collector from its start to its end: what the file says is collected, also when the file changes. For one thread. */
final class CollectorRun {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration STATUS = Duration.ofSeconds(2);
    /** Of the five seconds that it may take to stop. */
    private static final Duration STOPS_WITHIN = Duration.ofMillis(3500);

    private final ServiceCall call;
    private final CollectorFile file;
    private final LogWishes wishes;
    private final MessageLog log;
    private final StatsSinks sinks;
    private final CollectorPace pace;
    private final Map<String, String> environment;
    private final Instant since;
    private final StatusFile statusFile;
    private Instant read;
    private String problem = "";
    private volatile @Nullable StatsStatus latest;

    CollectorRun(ServiceCall call, CollectorFile file, LogWishes wishes, MessageLog log, StatsSinks sinks,
            CollectorPace pace,
            Map<String, String> environment) {
        this.call = call;
        this.file = file;
        this.wishes = wishes;
        this.log = log;
        this.sinks = sinks;
        this.pace = pace;
        this.environment = environment;
        this.since = pace.instant();
        this.read = since;
        this.statusFile = new StatusFile(call.context().state());
    }

    /** Until the thread is interrupted. */
    void run(CheckedConfig checked, StatsConfig first) throws IOException, InterruptedException {
        tell(checked.warnings());
        sinks.broken().forEach(it -> log.say(Level.WARN, "a sink cannot be loaded: " + it));
        PapiClusters clusters = new PapiClusters(first.global(), environment);
        Path folder = call.context().state();
        Outlets outlets = new Outlets(folder.resolve("spool"), MemoryBudget.ofProcess());
        CollectorMeans means = new CollectorMeans(clusters::with, (target, config, listener) -> outlets.open(
                sinks.named(config.sink().name()), target, config.global().writing(), config.spool(), listener), pace,
                new Random(), log, environment, folder);
        ClusterCollectors collectors = new ClusterCollectors(means);
        StatsConfig config = first;
        try (Door<OwnConfig.Listen> own = new Door<>("the collector", this::listen, log, pace);
                Door<Discovered> targets = new Door<>("what Prometheus is to ask", this::discovery, log,
                        pace)) {
            collectors.collect(config, tellsMissing());
            log.say(Level.NOTICE, "collects", "clusters", Integer.toString(active(config)), "sink",
                    config.sink().name(), "file", file.path().toString());
            call.started().accept("collects from " + active(config) + " of the clusters in " + file.path() + ", into "
                    + config.sink().name());
            long nextStatus = pace.nanos();
            while (true) {
                if (pace.nanos() - nextStatus >= 0) {
                    keepStatus(config, collectors, null);
                    nextStatus = pace.nanos() + STATUS.toNanos();
                }
                own.keep(config.own().listen().orElse(null));
                targets.keep(Discovered.in(config));
                pace.sleep(LOOK);
                log.look();
                config = lookAtFile(config, collectors);
                Optional<GatherException> hopeless = collectors.hopeless();
                if (hopeless.isPresent()) {
                    throw never(hopeless.get());
                }
            }
        } finally {
            end(config, collectors);
        }
    }

    private GatherException never(GatherException first) {
        return new GatherException(StatsError.NEVER_ANYTHING, "nothing can be collected: " + first.what(),
                first.where(), first.remedy(), first);
    }

    private void end(StatsConfig config, ClusterCollectors collectors) throws InterruptedException, IOException {
        // What was told to stop waits for its end all the same.
        boolean interrupted = Thread.interrupted();
        log.say(Level.NOTICE, "stops");
        collectors.close(STOPS_WITHIN);
        keepStatus(config, collectors, pace.instant());
        log.say(Level.NOTICE, "has stopped");
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tellsMissing() {
        return call.has(StatsService.CHECK_STAT_RETURN);
    }

    private static int active(StatsConfig config) {
        return Math.toIntExact(config.clusters().stream().filter(it -> !it.disabled()).count());
    }

    private StatsConfig lookAtFile(StatsConfig config, ClusterCollectors collectors) throws InterruptedException {
        CheckedConfig checked = file.look().orElse(null);
        if (checked == null) {
            return config;
        }
        StatsConfig next = checked.config().orElse(null);
        if (next == null) {
            problem = checked.errors().stream().map(Problem::toString).collect(Collectors.joining("; "));
            log.say(Level.ERROR, "the file was changed and has mistakes: everything stays as it was", "file",
                    file.path().toString());
            checked.errors().forEach(it -> log.say(Level.ERROR, it.toString()));
            return config;
        }
        problem = "";
        read = pace.instant();
        if (next.equals(config)) {
            log.say(Level.INFO, "the file was changed, but says the same", "file", file.path().toString());
            return config;
        }
        tell(checked.warnings());
        log.configure(wishes.over(next.logging()));
        log.say(Level.NOTICE, "the file was changed: what it says holds now", "file", file.path().toString(),
                "clusters", Integer.toString(active(next)), "sink", next.sink().name());
        collectors.collect(next, tellsMissing());
        return next;
    }

    private void tell(List<Problem> warnings) {
        warnings.forEach(it -> log.say(Level.WARN, it.toString()));
    }

    private void keepStatus(StatsConfig config, ClusterCollectors collectors, @Nullable Instant ended)
            throws IOException {
        StatsStatus status = new StatsStatus(StatsStatus.FORMAT, ProcessHandle.current().pid(), since, pace.instant(),
                ended, file.path().toAbsolutePath().toString(), read, problem, config.sink().name(),
                collectors.status());
        latest = status;
        try {
            statusFile.write(status);
        } catch (IOException e) {
            log.say(Level.DEBUG, "the status cannot be written: " + e.getMessage());
        }
    }

    private AutoCloseable listen(OwnConfig.Listen at) throws IOException {
        return StatusServer.open(at, environment, new StatusPages(() -> latest, pace::instant), this::notice);
    }

    private void notice(String text) {
        log.say(Level.WARN, text);
    }

    /** What Prometheus is told. */
    private record Discovered(SinkConfig.Discovery discovery, List<io.gather.stats.config.ClusterConfig> clusters) {
        static @Nullable Discovered in(StatsConfig config) {
            return config.sink() instanceof SinkConfig.Prometheus prometheus
                    ? prometheus.discovery().map(it -> new Discovered(it, config.clusters())).orElse(null)
                    : null;
        }

        @Override
        public String toString() {
            return discovery.toString();
        }
    }

    private AutoCloseable discovery(Discovered what) throws IOException {
        return TargetServer.open(what.discovery, what.clusters, this::notice);
    }
}
