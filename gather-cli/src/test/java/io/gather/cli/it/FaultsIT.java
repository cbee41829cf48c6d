package io.gather.cli.it;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;

import io.gather.cli.it.Distribution.Ended;
import io.gather.fixtures.ssh.Logs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Gathers that are disturbed at random moments give the same bundle as one that is not, and leave nothing behind. Which
 * disturbances follows from a seed, printed; {@code -Dgather.faults=50} has that many, {@code -Dgather.faults.seed=N} begins with
 * a certain one.
 */
@Tag("peer")
class FaultsIT {
    private static final int NODES = 3;
    private static final int USUALLY = 10;
    /** One of the minion's processes was killed, and what it should have found was told to be missing. */
    private static final long[] ONCE_FAILED = {771_865};
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @TempDir
    private static Path shared;

    private static RelayedFleet fleet;
    private static Contents undisturbed;
    private static Duration usual;

    @TempDir
    Path folder;

    @BeforeAll
    static void gatherUndisturbed() throws Exception {
        fleet = RelayedFleet.start(NODES, setup -> setup.with(Logs.file("app.log", 5, 3_000_000),
                Logs.file("old/app.log.1", 6, 500_000), Logs.file("old/app.log.2", 7, 20_000)));
        Distribution gather = new Distribution(shared);
        long begun = System.nanoTime();
        Ended ended = gather.run(options());
        usual = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(ended.code()).as(ended.err()).isZero();
        undisturbed = Contents.of(gather.bundles().getFirst());
        assertThat(undisturbed.files()).containsKeys("node1/commands/extra/hostname", "node3/var/log/old/app.log.2");
        usual = usual.compareTo(LONGEST) < 0 ? usual : LONGEST;
    }

    @AfterAll
    static void end() {
        if (fleet != null) {
            fleet.close();
        }
    }

    static LongStream seeds() {
        Long asked = Long.getLong("gather.faults.seed");
        long first = asked == null ? new Random().nextInt(1_000_000) : asked;
        LongStream seeds = LongStream.range(first, first + Integer.getInteger("gather.faults", USUALLY));
        return asked == null ? LongStream.concat(Arrays.stream(ONCE_FAILED), seeds) : seeds;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void disturbancesCostNothing(long seed) throws Exception {
        Disturbances disturbances = Disturbances.of(seed, NODES, usual);
        String what = "-Dgather.faults=1 -Dgather.faults.seed=" + seed + ": " + disturbances;
        Distribution gather = new Distribution(folder);

        Ended ended = new Ordeal(gather, fleet, disturbances, options()).endure();

        assertThat(ended.code()).as(what + "\n" + ended.err()).isZero();
        assertThat(gather.bundles()).as(what).hasSize(1);
        compare(Contents.of(gather.bundles().getFirst()), disturbances.mayLose(), what + "\n" + ended.err());
        fleet.endConnections();
        for (var node : fleet.servers()) {
            assertThat(Remains.on(node)).as(node.name() + " after " + what).isBlank();
        }
        assertThat(gather.leftovers()).as(what).isEmpty();
        assertThat(Remains.processesWith(folder)).as(what).isEmpty();
        assertThat(Remains.processesWith(fleet.home().config())).as(what).isEmpty();
    }

    private static void compare(Contents contents, String mayLose, String what) {
        assertThat(contents.without(mayLose).outcomes()).as(what).isEqualTo(undisturbed.without(mayLose).outcomes());
        assertThat(contents.without(mayLose).files()).as(what).isEqualTo(undisturbed.without(mayLose).files());
        assertThat(contents.outcomes().keySet()).as(what).isEqualTo(undisturbed.outcomes().keySet());
        boolean lost = contents.outcomes().values().stream().anyMatch(outcome -> outcome.startsWith("error, "));
        undisturbed.outcomes().forEach((item, outcome) -> assertThat(contents.outcomes().get(item)).as(item + what)
                .matches(told -> told.equals(outcome) || told.startsWith("error, ")));
        if (lost) {
            assertThat(undisturbed.files().keySet()).as(what).containsAll(contents.files().keySet());
        } else {
            assertThat(contents.files()).as(what).isEqualTo(undisturbed.files());
        }
    }

    private static String[] options() {
        return new String[]{"run", "-w", "node[1-" + NODES + "]", "--ssh-config", fleet.home().config().toString(),
                "--connect-timeout", "5s", "--cluster", "fleet", "--profile", "none", "--command", "hostname",
                "--command", "seq 1 60000", "--command", "sleep 0.5; echo late", "--command", "echo wrong >&2; exit 3",
                "--local-command", "echo here", "--file", "/var/log/old", "--file", "/var/log/app.log", "--file",
                "/etc/hostname", "--spool", "/var/tmp"};
    }
}
