package io.gather.transport.node.ssh;

import java.nio.file.Files;

import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.ssh.SshServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A server of another make, as small devices have it. */
class DropbearTest {
    @Test
    void commandsRunAndRefusalsAreUnderstood() throws Exception {
        Peer dropbear = Peer.require("dropbear");
        try (Operator operator = new Operator(); SshServer server = operator.node("node")) {
            int port = freePort();
            server.inside("sh", "-c",
                    "mkdir -p /root/.ssh && chmod 700 /root /root/.ssh && cp /run/node/authorized_keys "
                            + "/root/.ssh/ && chmod 600 /root/.ssh/authorized_keys")
                    .succeeded();
            server.inside("sh", "-c", "dropbearkey -t ed25519 -f /root/key >/dev/null 2>&1; " + dropbear.path() + " -r "
                    + "/root/key -p 127.0.0.1:" + port + " >/root/dropbear.log 2>&1").succeeded();
            operator.home.configure("node", "127.0.0.1", port);
            assertThat(operator.refusal("node").code()).isEqualTo("GATHER-3306");

            String key = server.inside("sh", "-c", "dropbearkey -y -f /root/key | grep ^ssh").output().strip();
            Files.writeString(operator.home.knownHosts(), "[127.0.0.1]:" + port + " " + key + "\n");
            assertThat(operator.run("node", "sh -c 'uname -n; exit 4'")).isEqualTo(new Operator.Done(4, "node\n", ""));

            server.inside("rm", "/root/.ssh/authorized_keys").succeeded();
            operator.ssh().leave(new io.gather.core.inventory.Node("node", "node"));
            assertThat(operator.refusal("node").what()).contains("Permission denied (publickey");
        }
    }

    private static int freePort() throws java.io.IOException {
        try (var socket = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
