package io.gather.stats.sink.influx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.regex.Pattern;

import io.gather.fixtures.database.InfluxServer;
import io.gather.fixtures.disks.SmallDisk;
import io.gather.fixtures.random.Seed;
import io.gather.fixtures.relay.Conduct;
import io.gather.fixtures.relay.Fault;
import io.gather.fixtures.relay.FaultRelay;
import io.gather.stats.config.Attempts;
import io.gather.stats.config.ClusterConfig;
import io.gather.stats.config.EnvText;
import io.gather.stats.config.SinkConfig;
import io.gather.stats.config.SpoolConfig;
import io.gather.stats.config.WriteRetries;
import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;
import io.gather.stats.sink.PointBatch;
import io.gather.stats.sink.PointOutlet;
import io.gather.stats.sink.SinkTarget;
import io.gather.stats.spool.Ledger;
import io.gather.stats.spool.MemoryBudget;
import io.gather.stats.spool.Outlets;
import io.gather.stats.spool.SpoolFiles;
import io.gather.transport.database.DatabaseClient.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An hour of a cluster's points, as fast as they go, while a real database, the way to it, the disk and the process fail in every way. Each
 * point is written, or refused or dropped by a counter, or waits on disk; and the database has what is counted as written.
 */
@Timeout(60)
class EveryPointTest {
    private static final Patience SHORT = new Patience(Duration.ofMillis(300), Duration.ofMillis(400),
            Duration.ofMillis(600));
    private static final int START = 1_700_000_000;
    private static final int HOUR = 3600;
    private static final int SLOTS = 14;
    private static final int NODES = 40;
    private static final Pattern COUNT = Pattern.compile(",(\\d+)]");

    @TempDir
    private Path folder;
    private final Ledger ledger = new Ledger();
    private final long seed = Seed.next();
    private final Random random = new Random(seed);
    private long taken;

    /** What befalls the database, or the way to it. */
    private enum Away {
        NOT,
        KILLED,
        FROZEN,
        GARBLED,
        SLOW,
        UNREACHABLE,
        CUT_OFF
    }

    /** What befalls us. */
    private enum Trouble {
        NONE,
        FULL_DISK,
        RESTART,
        DAMAGE
    }

    @Test
    void isAccountedFor() throws Exception {
        List<Away> aways = new ArrayList<>(Arrays.asList(Away.values()));
        List<Trouble> troubles = new ArrayList<>(Arrays.asList(Trouble.values()));
        Collections.shuffle(aways, random);
        Collections.shuffle(troubles, random);
        try (InfluxServer server = InfluxServer.start(Files.createDirectory(folder.resolve("db")));
                FaultRelay relay = FaultRelay.before("127.0.0.1", server.port());
                SmallDisk disk = SmallDisk.mount(folder.resolve("spool"), 1)) {
            assertThat(server.ask("CREATE DATABASE isi")).isNotEmpty();
            PointOutlet outlet = open(relay, disk);
            // The type of this one is that of its first value.
            take(outlet, List.of(new Point("odd", START - 1, TagSet.of(Map.of()), FieldSet.of(Map.of("value", 1.5)))));
            ledger.await(it -> it.written() == 1);
            for (int slot = 0; slot < SLOTS; slot++) {
                Away away = aways.get(slot % aways.size());
                Trouble trouble = troubles.get(slot % troubles.size());
                outlet = live(slot, away, trouble, outlet, server, relay, disk);
            }
            ledger.await(it -> settled() == taken);
            outlet.close(Duration.ofSeconds(2));

            assertThat(SpoolFiles.points(spool(disk))).as("seed %d", seed).isZero();
            assertThat(settled()).as("seed %d: %s", seed, ledger).isEqualTo(taken);
            assertThat(stored(server)).as("seed %d: %s", seed, ledger).isBetween(ledger.written(),
                    ledger.written() + ledger.dropped());
            assertThat(ledger.refused()).as("seed %d", seed).isPositive();
            assertThat(ledger.written()).as("seed %d", seed).isGreaterThan(taken / 10);
        }
    }

    private PointOutlet live(int slot, Away away, Trouble trouble, PointOutlet there, InfluxServer server,
            FaultRelay relay, SmallDisk disk) throws Exception {
        PointOutlet outlet = there;
        int failures = ledger.failures().size();
        begin(away, server, relay);
        if (trouble == Trouble.FULL_DISK) {
            disk.fill();
        }
        int end = START + (slot + 1) * HOUR / SLOTS;
        for (int now = START + slot * HOUR / SLOTS; now < end; now++) {
            collect(outlet, now);
        }
        if (away != Away.NOT && away != Away.SLOW) {
            ledger.await(it -> it.failures().size() > failures);
        }
        if (trouble == Trouble.RESTART || trouble == Trouble.DAMAGE) {
            outlet.close(Duration.ofSeconds(2));
            assertThat(settled() + SpoolFiles.points(spool(disk)))
                    .as("seed %d, slot %d, %s, %s: %s", seed, slot, away, trouble, ledger).isEqualTo(taken);
            if (trouble == Trouble.DAMAGE) {
                SpoolFiles.damage(spool(disk), random);
            }
            outlet = open(relay, disk);
        }
        end(away, server, relay);
        Files.deleteIfExists(disk.folder().resolve("filler"));
        if (random.nextBoolean()) {
            ledger.await(it -> settled() == taken);
        }
        return outlet;
    }

    private static void begin(Away away, InfluxServer server, FaultRelay relay) {
        switch (away) {
            case NOT -> {
            }
            case KILLED -> server.kill();
            case FROZEN -> server.freeze();
            case GARBLED -> relay.always(Conduct.down(new Fault.Garbage(0, 7)));
            case SLOW -> relay.always(Conduct.up(new Fault.Slow(30_000)));
            case UNREACHABLE -> relay.refuse();
            case CUT_OFF -> relay.always(Conduct.down(new Fault.Cut(40)));
        }
        // What is open would go on as it was.
        relay.resetAll();
    }

    private static void end(Away away, InfluxServer server, FaultRelay relay) {
        switch (away) {
            case KILLED -> server.startAgain();
            case FROZEN -> server.thaw();
            case UNREACHABLE -> relay.accept();
            case NOT, GARBLED, SLOW, CUT_OFF -> relay.always(Conduct.CLEAN);
        }
        relay.resetAll();
    }

    /** What falls due in this second. */
    private void collect(PointOutlet outlet, int now) {
        if (now % 5 == 0) {
            take(outlet, points("node.load.1min", now, NODES));
        }
        if (now % 30 == 0) {
            List<Point> points = points("node.ifs.heat.read", now, 5 * NODES);
            points.add(points.size() / 2,
                    new Point("odd", now, TagSet.of(Map.of()), FieldSet.of(Map.of("value", 1L))));
            take(outlet, points);
        }
        if (now % 300 == 0) {
            take(outlet, points("cluster.health", now, 7));
        }
    }

    private static List<Point> points(String name, int now, int count) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new Point(name, now, TagSet.of(Map.of("cluster", "east", "node", Integer.toString(i))),
                    FieldSet.of(Map.of("value", i + 0.5))));
        }
        return points;
    }

    private void take(PointOutlet outlet, List<Point> points) {
        taken += points.size();
        outlet.take(new PointBatch(Duration.ofSeconds(5), points));
    }

    private long settled() {
        return ledger.written() + ledger.refused() + ledger.dropped();
    }

    private static long stored(InfluxServer server) {
        return COUNT.matcher(server.ask("isi", "SELECT COUNT(value) FROM /.*/")).results()
                .mapToLong(it -> Long.parseLong(it.group(1))).sum();
    }

    private static Path spool(SmallDisk disk) {
        return disk.folder().resolve("influxdb@east");
    }

    private PointOutlet open(FaultRelay relay, SmallDisk disk) {
        SinkTarget target = new SinkTarget("east", new ClusterConfig("host", new EnvText("u"), new EnvText("p"),
                ClusterConfig.Login.BASIC, false, false, OptionalInt.empty(), false),
                new SinkConfig.InfluxV1(new SinkConfig.Peer("127.0.0.1", relay.port(), false, true, ""), "isi",
                        Optional.empty()),
                Map.of(), Map.of(), folder);
        return new Outlets(disk.folder(), MemoryBudget.ofProcess()).open(new InfluxDb(SHORT), target,
                new WriteRetries(new Attempts(0), Duration.ofMillis(5)), new SpoolConfig(600_000), ledger);
    }
}
