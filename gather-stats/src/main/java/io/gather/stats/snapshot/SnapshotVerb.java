package io.gather.stats.snapshot;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import io.gather.core.error.GatherException;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbCall;
import io.gather.core.module.VerbExample;
import io.gather.core.module.VerbOption;
import io.gather.core.module.VerbOutput;
import io.gather.stats.config.CheckedConfig;
import io.gather.stats.error.StatsError;
import io.gather.stats.query.PointOptions;
import io.gather.stats.sink.StatsSinks;

/** {@code gather stats snapshot}. */
public final class SnapshotVerb implements Verb {
    private static final String FOR = "--for";
    private static final String OUTPUT = "--output";
    private static final String CONFIG = "--config-file";
    private static final String JSON = "--json";
    private static final int LACKING = 3;
    private static final int NOTHING = 5;
    private static final DateTimeFormatter NAME = DateTimeFormatter
            .ofPattern("'stats-'uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ClusterAccess access;
    private final Supplier<StatsSinks> sinks;

    /**
     * @param access how clusters are reached
     * @param sinks all that there are, which a configuration may name
     */
    public SnapshotVerb(ClusterAccess access, Supplier<StatsSinks> sinks) {
        this.access = access;
        this.sinks = sinks;
    }

    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public String about() {
        return "Asks all configured clusters for all configured statistics, and writes points and a page of charts.";
    }

    @Override
    public List<VerbOption> options() {
        return List.of(
                new VerbOption(CONFIG, "FILE", "the configuration (default: the setting stats.config, or idic.toml)"),
                new VerbOption(FOR, "DURATION", "again and again for so long, each in its interval (default: once)"),
                new VerbOption(OUTPUT, "DIR", "a new folder for the files (default: stats-TIME here)"),
                VerbOption.flag(JSON, "what became of each cluster, as JSON"));
    }

    @Override
    public List<VerbExample> examples() {
        return List.of(new VerbExample("gather stats snapshot", "how the clusters are now"),
                new VerbExample("gather stats snapshot --for 5m --output slow-morning", "five minutes of it"));
    }

    @Override
    public int run(VerbCall call) throws IOException, InterruptedException {
        CheckedConfig config = StatsFile.read(StatsFile.of(call.value(CONFIG), call.context()), sinks.get());
        Duration length = call.value(FOR).map(text -> PointOptions.duration(text, FOR)).orElse(Duration.ZERO);
        Snapshot snapshot = new Snapshot(access.of(config.usable()), config, call.context().clock(), Snapshot.GRACE,
                PointRoom.OF_DISK);
        Path folder = made(Path.of(call.value(OUTPUT).orElse(NAME.format(call.context().clock().instant()))));
        SnapshotReport report = snapshot.take(length, folder);
        tell(report, folder, call.has(JSON), call.output());
        return report.points() == 0 ? NOTHING : report.lacking().isEmpty() && report.cut().isEmpty() ? 0 : LACKING;
    }

    private static Path made(Path folder) throws IOException {
        try {
            return Files.createDirectory(folder, PosixFilePermissions
                    .asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            throw new GatherException(StatsError.QUESTION_WRONG, folder + " is there already", OUTPUT,
                    "name a folder that is not there yet", e);
        }
    }

    private static void tell(SnapshotReport report, Path folder, boolean json, VerbOutput output) {
        for (SnapshotReport.OfCluster cluster : report.clusters()) {
            String name = cluster.name().isEmpty() ? cluster.host() : cluster.name();
            output.message(name + ": " + switch (cluster.state()) {
                case COMPLETE -> cluster.points() + " points";
                case PARTIAL -> cluster.points() + " points, not all: " + cluster.error();
                case FAILED -> "no points: " + cluster.error();
                case DISABLED -> "disabled";
            });
        }
        if (!report.cut().isEmpty()) {
            output.message(report.cut());
        }
        if (json) {
            output.json(report);
        } else {
            for (String file : List.of(Snapshot.POINTS, Snapshot.CLUSTERS, Snapshot.PAGE)) {
                output.result(folder.resolve(file).toString());
            }
        }
    }
}
