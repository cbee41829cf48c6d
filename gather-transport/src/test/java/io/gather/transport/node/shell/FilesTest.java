package io.gather.transport.node.shell;

import java.nio.file.Files;
import java.nio.file.Path;

import io.gather.core.outcome.Result;
import io.gather.core.outcome.Status;
import io.gather.fixtures.plans.Gathered;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class FilesTest {
    @RegisterExtension
    final Bench bench = new Bench();
    private static final LocalShells SH = LocalShells.of("dash");
    @TempDir
    Path temp;
    private Path base;
    private Path tree;

    @BeforeEach
    void lay() throws Exception {
        base = Files.createDirectory(temp.resolve("base"));
        tree = Files.createDirectory(temp.resolve("tree"));
    }

    @Test
    void gathersWhatAFolderHolds() throws Exception {
        Files.writeString(tree.resolve("a.log"), "alpha\n");
        Files.createDirectories(tree.resolve("sub/deep"));
        Files.writeString(tree.resolve("sub/b.log"), "beta\n");
        Files.createSymbolicLink(tree.resolve("link"), Path.of("sub/b.log"));

        Gathered gathered = bench.gather(SH, base, new PlanTasks().files(tree));

        assertThat(gathered.one(1).status()).isEqualTo(Status.OK);
        assertThat(gathered.text(1, tree + "/a.log")).isEqualTo("alpha\n");
        assertThat(gathered.text(1, tree + "/sub/b.log")).isEqualTo("beta\n");
        assertThat(gathered.result(1, tree + "/link").target()).isEqualTo("sub/b.log");
        assertThat(gathered.result(1, tree + "/sub/deep").kind()).isEqualTo(Result.Kind.DIRECTORY);
        assertThat(gathered.result(1, tree + "/a.log").path()).isEqualTo(tree.toString().substring(1) + "/a.log");
        assertThat(gathered.results(1)).hasSize(4);
    }

    @Test
    void readsFilesThatTheKernelWrites() throws Exception {
        Gathered gathered = bench.gather(SH, base,
                new PlanTasks().files("/proc/meminfo", "/proc/self/status", "/proc/nothing")
                        .files("/sys/kernel/mm/transparent_hugepage/*"));

        assertThat(gathered.text(1, "/proc/meminfo")).startsWith("MemTotal:");
        assertThat(gathered.results(1)).hasSize(2);
    }
}
