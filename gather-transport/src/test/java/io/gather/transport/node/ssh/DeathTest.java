package io.gather.transport.node.ssh;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.fixtures.relay.FaultRelay;
import io.gather.fixtures.ssh.SshServer;
import io.gather.transport.node.shell.NodeShell;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is left when we are killed. */
class DeathTest {
    @Test
    void connectionsAndTheFolderGoWithAKilledProcess() throws Exception {
        Path sockets = Files.createTempDirectory(Path.of("/tmp"), "g");
        try (Operator operator = new Operator();
                SshServer server = operator.node("node");
                FaultRelay relay = FaultRelay.before(server.address(), server.port())) {
            operator.home.configure("node", relay.address(), relay.port(), "HostKeyAlias [" + server.address() + "]:"
                    + server.port());
            Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"), "-cp",
                    System.getProperty("java.class.path"), Victim.class.getName(), operator.home.config().toString(),
                    sockets.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (var lines = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).isEqualTo("ready");
                assertThat(relay.traffic().open()).isEqualTo(1);
                assertThat(sockets).isNotEmptyDirectory();
            } finally {
                process.destroyForcibly();
            }
            relay.await(traffic -> traffic.open() == 0);
            await(sockets);
            Files.delete(sockets);
        }
    }

    private static void await(Path folder) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!empty(folder)) {
            assertThat(System.nanoTime()).as("the folder is still there").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static boolean empty(Path folder) throws Exception {
        try (var all = Files.list(folder)) {
            return all.findAny().isEmpty();
        }
    }

    /** A process with a shell under way whose command neither reads nor writes. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) throws Exception {
            try (OpenSsh ssh = new OpenSsh(new SshOptions("ssh", Path.of(args[0]), List.of(), Duration.ofSeconds(10),
                    Duration.ofSeconds(10), 3, false, Reach.Ssh.USUAL, Path.of(args[1])), SecretSource.NONE,
                    Map.copyOf(System.getenv()));
                    NodeShell shell = ssh.open(new Node("node", "node"), "sh -c 'echo ready; exec sleep 1000'")) {
                int next = shell.output().read();
                while (next >= 0) {
                    System.out.write(next);
                    System.out.flush();
                    next = shell.output().read();
                }
            }
        }
    }
}
