package io.gather.transport.node.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.gather.core.minion.Estimate;
import io.gather.core.plan.Plan;
import io.gather.fixtures.plans.PlanTasks;
import io.gather.fixtures.programs.Program;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How much there is on a node: in time, by one session, and without a trace. What it says is compared elsewhere with what is gathered. */
class SizesTest {
    private static final Duration WITHIN = Duration.ofSeconds(20);

    @RegisterExtension
    final Bench bench = new Bench();
    @TempDir
    Path temp;
    private Path tree;

    @BeforeEach
    void lay() throws Exception {
        tree = Files.createDirectory(temp.resolve("tree"));
        Files.write(tree.resolve("a.log"), new byte[1234]);
        Files.createDirectory(tree.resolve("sub"));
        Files.write(tree.resolve("sub/b.log"), new byte[100]);
    }

    private Plan plan() {
        return new PlanTasks().files(tree + "/a.log").files(tree).plan("preview");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash", "busybox ash"})
    void areToldWithoutATrace(String shell) throws Exception {
        Map<Integer, Estimate> known = Bench.minions(LocalShells.of(shell.split(" ")), temp)
                .estimate(Bench.NODE, plan(), WITHIN).orElseThrow();

        assertThat(known).isEqualTo(Map.of(1, new Estimate(1, 1234), 2, new Estimate(1, 100)));
        try (var left = Files.list(temp)) {
            assertThat(left).containsExactly(tree);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void endInTimeWithWhatIsKnown(String shell) throws Exception {
        Path bin = Files.createDirectory(temp.resolve("bin"));
        Path find = Files.writeString(bin.resolve("find"), "#!/bin/sh\nexec sleep 3456\n");
        assertThat(find.toFile().setExecutable(true)).isTrue();
        LocalShells shells = new LocalShells(List.of(shell), Map.of("PATH", bin + ":" + System.getenv("PATH")), "");
        ShellMinions minions = Bench.minions(shells, temp);
        long begun = System.nanoTime();

        Map<Integer, Estimate> known = minions.estimate(Bench.NODE, plan(), Duration.ofSeconds(3)).orElseThrow();

        assertThat(known).isEqualTo(Map.of(1, new Estimate(1, 1234)));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
        assertThat(Program.of(List.of("pgrep", "-f", "sleep 3456")).run().output()).isEmpty();
    }

    @Test
    void areNotKnownWithoutAwk() throws Exception {
        BareShells shells = new BareShells(Files.createDirectory(temp.resolve("bin")), "dash",
                Set.of("awk", "mawk", "gawk"));

        assertThat(Bench.minions(shells, temp).estimate(Bench.NODE, plan(), WITHIN)).contains(Map.of());
    }

    /** The gather that follows, and whoever asks again, needs no other login. */
    @Test
    void takeOneSession() throws Exception {
        CutShells shells = new CutShells(LocalShells.of("dash"), new java.util.Random(1), 1 << 30);
        ShellMinions minions = Bench.minions(shells, temp);

        assertThat(minions.estimate(Bench.NODE, plan(), WITHIN)).isEqualTo(minions.estimate(Bench.NODE, plan(),
                WITHIN));
        assertThat(minions.facts(Bench.NODE).user()).isNotEmpty();

        assertThat(shells.opened).hasValue(1);
    }
}
