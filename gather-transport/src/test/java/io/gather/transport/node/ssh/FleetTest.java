package io.gather.transport.node.ssh;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.gather.core.inventory.Node;
import io.gather.fixtures.ssh.SshFleet;
import io.gather.fixtures.ssh.SshServer;
import io.gather.transport.node.shell.NodeShell;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FleetTest {
    @Test
    void twentyNodesAtOnce() throws Exception {
        try (SshFleet fleet = SshFleet.start(20);
                OpenSsh ssh = new OpenSsh(options(fleet), SecretSource.NONE, System.getenv());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> names = threads.invokeAll(fleet.servers().stream()
                    .map(server -> (Callable<String>) () -> name(ssh, server.name())).toList());
            for (int i = 0; i < names.size(); i++) {
                assertThat(names.get(i).get()).isEqualTo("node" + (i + 1));
            }
        }
    }

    private static String name(OpenSsh ssh, String node) throws Exception {
        try (NodeShell shell = ssh.open(new Node(node, node), "uname -n")) {
            return Operator.finish(shell).output().strip();
        }
    }

    private static SshOptions options(SshFleet fleet) {
        SshOptions usual = SshOptions.usual();
        return new SshOptions(usual.program(), fleet.home().config(), List.of(), usual.connectTimeout(),
                usual.aliveInterval(), usual.aliveCount(), false, usual.reach(), null);
    }

    /** More than the JVM gives carriers for: blocked in the kernel, they would hold up all virtual threads. */
    @Test
    void moreSilentShellsThanTheJvmHasCarriers() throws Exception {
        int count = 270;
        try (Operator operator = new Operator();
                SshServer server = operator.node("node",
                        io.gather.fixtures.ssh.Trait.config("MaxSessions 1000"));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch reading = new CountDownLatch(count);
            Node node = new Node("node", "node");
            List<Future<Integer>> ends = IntStream.range(0, count).mapToObj(_ -> threads.submit(() -> {
                try (NodeShell shell = operator.ssh().open(node, "sleep 1000")) {
                    reading.countDown();
                    return shell.output().read();
                }
            })).toList();
            assertThat(reading.await(90, TimeUnit.SECONDS)).as(reading + " are left").isTrue();
            server.die();
            for (Future<Integer> end : ends) {
                assertThat(end.get(60, TimeUnit.SECONDS)).isEqualTo(-1);
            }
        }
    }
}
