package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.Distribution.Running;
import io.gather.core.bundle.index.TocEntry;
import io.gather.core.bundle.read.Bundle;
import io.gather.fixtures.relay.Conduct;
import io.gather.fixtures.relay.Fault;
import io.gather.fixtures.relay.FaultRelay;
import io.gather.fixtures.ssh.Logs;
import io.gather.fixtures.ssh.NodeSetup;
import io.gather.fixtures.ssh.Sickness;
import io.gather.fixtures.ssh.SshClientHome;
import io.gather.fixtures.ssh.SshFleet;
import io.gather.fixtures.ssh.SshServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Gathers of real nodes over SSH, by the built distribution: well ones, sick ones, and ones whose network breaks. */
@Tag("peer")
class NodesIT {
    private static final int LOG = 3_000_000;

    @TempDir
    Path folder;

    private Distribution gather;

    @BeforeEach
    void install() throws IOException {
        gather = new Distribution(folder);
    }

    @Test
    void sickNodesCostOnlyTheirOwnData() throws Exception {
        List<NodeSetup> setups = List.of(well("node1"),
                well("node2").with(Sickness.noisyProfile("Welcome to $HOSTNAME!")),
                well("node3").with(Sickness.without("gzip", "sha256sum", "setsid", "timeout", "ionice")),
                well("node4").with(Sickness.readOnlyVarTmp()), well("node5").with(Sickness.banner("Keep out")),
                well("node6").with(Sickness.clockOff(3)), well("node7").with(Sickness.forcedCommand("echo no")),
                well("node8").with(Sickness.garbage(100_000)), well("node9"));
        try (SshFleet fleet = SshFleet.start(setups)) {
            fleet.node(9).die();

            Ended ended = gather.run(options(fleet.home(), "node[1-9]"));

            assertThat(ended.code()).as(ended.err()).isEqualTo(3);
            Map<String, String> files = files(gather.bundles().getFirst());
            for (int i = 1; i <= 6; i++) {
                assertThat(files).as(ended.err()).containsKeys("node" + i + "/commands/extra/hostname",
                        "node" + i + "/var/log/app.log", "node" + i + "/etc/hostname");
            }
            assertThat(files.keySet()).noneMatch(name -> name.matches("node[789]/(commands|var|etc)/.*"));
            assertThat(ended.err()).contains("node7", "node8", "node9");
            String info = content(gather.bundles().getFirst(), "nodes_info");
            assertThat(info).contains("refused").contains("its clock is");
            assertThat(gather.run("verify", gather.bundles().getFirst().toString()).code()).isZero();
            for (int i = 1; i <= 8; i++) {
                assertNothingLeft(fleet.node(i));
            }
        }
    }

    @Test
    void aKilledOverlordGoesOnWhereItWas() throws Exception {
        try (SshFleet fleet = SshFleet.start(3, setup -> setup.with(Logs.file("app.log", 5, LOG)))) {
            List<String> slow = new ArrayList<>(List.of(options(fleet.home(), "node[1-3]")));
            slow.addAll(List.of("--command", "sleep 6; echo late"));
            Running running = gather.start(slow.toArray(String[]::new));
            Distribution.await(() -> fleet.servers().stream().allMatch(NodesIT::isRunning));
            running.process().destroyForcibly().waitFor(10, TimeUnit.SECONDS);

            Ended ended = gather.run("resume");

            assertThat(ended.code()).as(ended.err()).isZero();
            Map<String, String> files = files(gather.bundles().getFirst());
            for (int i = 1; i <= 3; i++) {
                assertThat(files).containsKeys("node" + i + "/commands/extra/hostname",
                        "node" + i + "/commands/extra/sleep_6_echo_late", "node" + i + "/var/log/app.log");
                assertNothingLeft(fleet.node(i));
            }
            assertThat(gather.leftovers()).isEmpty();
        }
    }

    @Test
    void cleanupLeavesNothingOnAnyNode() throws Exception {
        try (SshFleet fleet = SshFleet.start(2)) {
            List<String> slow = new ArrayList<>(List.of(options(fleet.home(), "node[1-2]")));
            slow.addAll(List.of("--command", "sleep 300"));
            Running running = gather.start(slow.toArray(String[]::new));
            Distribution.await(() -> fleet.servers().stream().allMatch(NodesIT::isRunning));
            running.process().destroyForcibly().waitFor(10, TimeUnit.SECONDS);

            Ended ended = gather.run("cleanup", "--yes");

            assertThat(ended.code()).as(ended.err()).isZero();
            fleet.servers().forEach(NodesIT::assertNothingLeft);
            assertThat(gather.leftovers()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aNetworkThatBreaksAnywhereCostsNothing(long seed) throws Exception {
        Random random = new Random(seed);
        try (SshServer server = SshServer.start(well("node1"));
                SshClientHome home = SshClientHome.create();
                FaultRelay relay = FaultRelay.before(server.address(), server.port())) {
            home.introduce(server, relay);
            relay.next(cut(random), cut(random), cut(random));

            Ended ended = gather.run(options(home, "node1"));

            assertThat(ended.code()).as("seed " + seed + ": " + ended.err()).isZero();
            Map<String, String> broken = files(gather.bundles().getFirst());
            Files.delete(gather.bundles().getFirst());
            assertThat(gather.run(options(home, "node1")).code()).isZero();
            assertThat(broken).as("seed " + seed).isEqualTo(files(gather.bundles().getFirst()));
            assertNothingLeft(server);
        }
    }

    /** Past the login: before it, a node that turns away is not tried again. */
    private static Conduct cut(Random random) {
        long at = random.nextLong(20_000, 700_000);
        return Conduct.down(random.nextBoolean() ? new Fault.Cut(at) : new Fault.Reset(at));
    }

    private static NodeSetup well(String name) {
        return NodeSetup.named(name).with(Logs.file("app.log", 5, LOG));
    }

    private static String[] options(SshClientHome home, String nodes) {
        return new String[]{"run", "-w", nodes, "--ssh-config", home.config().toString(), "--connect-timeout", "5s",
                "--cluster", "fleet", "--profile", "none", "--command", "hostname", "--file", "/var/log", "--file",
                "/etc/hostname", "--spool", "/var/tmp"};
    }

    private static boolean isRunning(SshServer server) {
        return server.inside("sh", "-c", "ps ax | grep -v grep | grep sleep").output().contains("sleep");
    }

    /** Neither a file nor a process of ours. */
    private static void assertNothingLeft(SshServer server) {
        assertThat(server.inside("sh", "-c", "ls -A /var/tmp /tmp /dev/shm | grep gather; true").output())
                .as(server.name()).isBlank();
        assertThat(
                server.inside("sh", "-c", "grep -lz '^GATHER_MARK=' /proc/[0-9]*/environ 2>/dev/null; true").output())
                .as(server.name()).isBlank();
    }

    private static String content(Path bundle, String name) throws IOException, InterruptedException {
        Process cat = new ProcessBuilder(Distribution.program(), "cat", bundle.toString(), name).start();
        String text = new String(cat.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        cat.waitFor();
        return text;
    }

    /** The nodes' own files, with their digests. */
    private static Map<String, String> files(Path bundle) {
        Map<String, String> files = new TreeMap<>();
        try (Bundle opened = Bundle.open(bundle)) {
            opened.entries(entry -> {
                String name = entry.name().substring(entry.name().indexOf('/') + 1);
                if (entry instanceof TocEntry.File file && name.matches("node[0-9]+/(?!outcomes.json).*")) {
                    files.put(name, String.valueOf(file.sha256()));
                }
            });
        }
        return files;
    }
}
