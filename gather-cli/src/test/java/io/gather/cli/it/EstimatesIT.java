package io.gather.cli.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.gather.cli.it.Distribution.Ended;
import io.gather.fixtures.ssh.Logs;
import io.gather.fixtures.ssh.SshFleet;
import io.gather.fixtures.ssh.SshServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** How much there is on real nodes over SSH, and somebody at a terminal who is asked whether it is meant. */
class EstimatesIT {
    private static final int LOG = 3 << 20;

    @TempDir
    Path folder;

    private Distribution gather;

    @BeforeEach
    void install() throws IOException {
        gather = new Distribution(folder);
    }

    @Test
    @Tag("peer")
    void tellsOfNodesOverSshAndOfThoseThatDoNotAnswer() throws Exception {
        try (SshFleet fleet = SshFleet.start(3, setup -> setup.with(Logs.file("app.log", 5, LOG)))) {
            fleet.node(3).die();
            Ended plan = gather.run("plan", "--sizes", "-w", "node[1-3]", "--ssh-config",
                    fleet.home().config().toString(), "--connect-timeout", "3s", "--profile", "none", "--file",
                    "/var/log/app*", "--command", "hostname");
            Ended run = gather.run("run", "-w", "node[1-3]", "--ssh-config", fleet.home().config().toString(),
                    "--connect-timeout", "3s", "--profile", "none", "--file", "/var/log/app*", "--confirm-above",
                    "1MB");

            assertThat(plan.code()).as(plan.err()).isZero();
            assertThat(plan.out()).contains("node[1-2]: 3.00 MB in 1 file, and what 1 command prints",
                    "node3: not known: ", "in all: at least 6.00 MB in 2 files, before compression; not known: node3");
            assertThat(run.code()).as(run.err()).isEqualTo(7);
            assertThat(gather.leftovers()).isEmpty();
            List.of(fleet.node(1), fleet.node(2)).forEach(EstimatesIT::assertNothingLeft);
        }
    }

    @Test
    void asksAtATerminalAndTakesNothingButAYes() throws Exception {
        List<String> line = List.of("run", "--profile", "none", "--file",
                Files.write(folder.resolve("large"), new byte[LOG]).toString(), "--confirm-above", "1MB");

        Typist refusing = Typist.begin(gather, folder, line);
        refusing.answer("Gather 3.00 MB? [y/N]", "");
        Ended refused = refusing.end();
        Typist agreeing = Typist.begin(gather, folder, line);
        agreeing.answer("Gather 3.00 MB? [y/N]", "yes");
        Ended agreed = agreeing.end();

        assertThat(refused.code()).as(refused.out()).isEqualTo(7);
        assertThat(refused.out()).contains("in all: 3.00 MB", "GATHER-7016");
        assertThat(agreed.code()).as(agreed.out()).isZero();
        assertThat(gather.bundles()).hasSize(1);
    }

    @Test
    void ctrlCAtTheQuestionLeavesNothing() throws Exception {
        Typist typist = Typist.begin(gather, folder, List.of("run", "--profile", "none", "--file",
                Files.write(folder.resolve("large"), new byte[LOG]).toString(), "--confirm-above", "1MB"));
        Distribution.await(() -> typist.shown().stripTrailing().endsWith("[y/N]"));

        typist.terminal().process().getOutputStream().write("\u0003".getBytes(StandardCharsets.UTF_8));
        typist.terminal().process().getOutputStream().flush();

        assertThat(typist.end().code()).isEqualTo(130);
        assertThat(gather.bundles()).isEmpty();
        assertThat(gather.leftovers()).isEmpty();
        assertThat(folder.resolve("state/locks")).satisfiesAnyOf(it -> assertThat(it).doesNotExist(),
                it -> assertThat(it).isEmptyDirectory());
    }

    private static void assertNothingLeft(SshServer server) {
        assertThat(server.inside("sh", "-c", "ls -A /var/tmp /tmp /dev/shm | grep gather; true").output())
                .as(server.name()).isBlank();
        assertThat(server.inside("sh", "-c", "grep -lz '^GATHER_MINION=' /proc/[0-9]*/environ 2>/dev/null; true")
                .output()).as(server.name()).isBlank();
    }
}
