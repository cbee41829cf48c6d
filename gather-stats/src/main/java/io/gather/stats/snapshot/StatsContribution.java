package io.gather.stats.snapshot;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import io.gather.core.files.Trees;
import io.gather.core.module.ContributedFiles;
import io.gather.core.module.Contribution;
import io.gather.core.module.ModuleContext;
import io.gather.core.units.ByteSize;
import io.gather.stats.config.CheckedConfig;
import io.gather.stats.sink.StatsSinks;

/** A snapshot in each bundle that it is chosen for, where a configuration is set. */
public final class StatsContribution implements Contribution {
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final String POINTS = "points.jsonl";
    private static final int BUFFER = 1 << 16;
    private static final String TEMPORARY = "snapshot-";
    private static final String NOT_SET = "no configuration of statistics is set: the setting stats.config names it";

    private static final ByteSize MOST = ByteSize.ofMiB(1024);
    /** Of these the page and the report need some. */
    private static final ByteSize MOST_POINTS = ByteSize.ofMiB(1000);

    private final ClusterAccess access;
    private final Supplier<StatsSinks> sinks;
    private final PointRoom room;

    /**
     * @param access how clusters are reached
     * @param sinks all that there are, which a configuration may name
     */
    public StatsContribution(ClusterAccess access, Supplier<StatsSinks> sinks) {
        this(access, sinks, new PointRoom(MOST_POINTS, PointRoom.LEAVE_FREE));
    }

    StatsContribution(ClusterAccess access, Supplier<StatsSinks> sinks, PointRoom room) {
        this.access = access;
        this.sinks = sinks;
        this.room = room;
    }

    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public String about() {
        return "points of all configured clusters, and charts";
    }

    @Override
    public Duration timeout() {
        return LONGEST.plus(Snapshot.GRACE).plusMinutes(1);
    }

    /** A quarter of an hour of 252 nodes each 5 s is some 430 MB, and a tenth of that in the bundle. */
    @Override
    public ByteSize max() {
        return MOST;
    }

    @Override
    public Optional<String> absent(ModuleContext context) {
        return StatsFile.configured(context).isPresent() ? Optional.empty() : Optional.of(NOT_SET);
    }

    @Override
    public void write(ModuleContext context, ContributedFiles files) throws IOException, InterruptedException {
        CheckedConfig config = StatsFile.read(StatsFile.configured(context).orElseThrow(), sinks.get());
        Duration wanted = context.settings().of(StatsSettings.FOR);
        if (wanted.compareTo(LONGEST) > 0) {
            context.notice("stats.for is " + wanted.toMinutes() + " minutes: " + LONGEST.toMinutes() + " are taken");
        }
        Snapshot snapshot = new Snapshot(access.of(config.usable()), config, context.clock(), Snapshot.GRACE,
                room);
        forget(context.state(), context.clock().instant().minus(Duration.ofDays(1)));
        Path folder = Files.createTempDirectory(context.state(), TEMPORARY);
        try {
            SnapshotReport report = snapshot.take(wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted, folder);
            report.lacking().forEach(cluster -> context.notice(
                    (cluster.name().isEmpty() ? cluster.host() : cluster.name()) + ": " + cluster.error()));
            if (!report.cut().isEmpty()) {
                context.notice(report.cut());
            }
        } finally {
            copy(folder, files);
            Trees.delete(folder);
        }
    }

    /** What a process left that was killed. */
    private static void forget(Path state, Instant before) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(state, TEMPORARY + "*")) {
            for (Path folder : left) {
                if (Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toInstant().isBefore(before)) {
                    Trees.delete(folder);
                }
            }
        }
    }

    /** What tells most for its size comes first. Points are packed by the bundle itself, and what redacts it can read them. */
    private static void copy(Path folder, ContributedFiles files) throws IOException {
        for (String name : List.of(Snapshot.CLUSTERS, Snapshot.PAGE)) {
            if (Files.exists(folder.resolve(name))) {
                try (OutputStream out = files.file(name)) {
                    Files.copy(folder.resolve(name), out);
                }
            }
        }
        Path points = folder.resolve(Snapshot.POINTS);
        if (Files.exists(points) && Files.size(points) > 0) {
            try (InputStream in = new GZIPInputStream(Files.newInputStream(points), BUFFER);
                    OutputStream out = files.file(POINTS)) {
                in.transferTo(out);
            } catch (EOFException | ZipException torn) {
                // The disk was full: what is before the torn end is there.
            }
        }
    }
}
