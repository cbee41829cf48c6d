package io.gather.transport.node.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

import io.gather.core.catalog.Keep;
import io.gather.core.outcome.Status;
import io.gather.core.units.ByteSize;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class BareNodesTest {
    @RegisterExtension
    final Bench bench = new Bench();
    @TempDir
    Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void gathersWithoutGzipDigestsAwkAndSessions(String shell) throws Exception {
        Set<String> lacking = Set.of("gzip", "sha256sum", "openssl", "awk", "mawk", "gawk", "setsid", "ionice", "nice");
        Path tree = Files.createDirectory(temp.resolve("tree"));
        Files.writeString(tree.resolve("a"), "alpha\n");
        Files.write(tree.resolve("large"), new byte[6 << 20]);
        BareShells shells = new BareShells(Files.createDirectory(temp.resolve("bin")), shell, lacking);

        Gathered gathered = bench.gather(shells, temp,
                new PlanTasks()
                        .limits(PlanTasks.limits(1, ByteSize.ofMiB(90), Duration.ofMinutes(1), ByteSize.ofMiB(90), 0))
                        .command("echo x; no-such").files(tree).maxFile(5 << 20)
                        .keep(Keep.TAIL).files(tree + "/*").timeout(Duration.ofMillis(400))
                        .command("sleep 60 & sleep 60"));

        assertThat(gathered.one(1).status()).isEqualTo(Status.MISSING);
        assertThat(gathered.text(2, tree + "/a")).isEqualTo("alpha\n");
        assertThat(gathered.outcomes()).filteredOn(it -> it.task() == 3).singleElement()
                .satisfies(it -> assertThat(it.message()).isEqualTo("2 gathered by another item already"));
        assertThat(gathered.one(4).status()).isEqualTo(Status.TIMED_OUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void gathersWithoutDigests(String shell) throws Exception {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        Files.write(tree.resolve("large"), new byte[9 << 20]);
        BareShells shells = new BareShells(Files.createDirectory(temp.resolve("bin")), shell,
                Set.of("sha256sum", "openssl"));

        Gathered gathered = bench.gather(shells, temp, new PlanTasks().maxFile(20 << 20).max(20 << 20).files(tree));

        assertThat(gathered.one(1).status()).isEqualTo(Status.OK);
        assertThat(gathered.results(1).getFirst().chunks()).hasSize(3);
        assertThat(gathered.bytes(gathered.one(1), gathered.results(1).getFirst())).isEqualTo(new byte[9 << 20]);
    }
}
