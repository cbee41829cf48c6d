package io.gather.transport.node.ssh;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.fixtures.ssh.NodeLogin;
import io.gather.fixtures.ssh.Sickness;
import io.gather.fixtures.ssh.SshServer;
import io.gather.fixtures.ssh.Trait;
import io.gather.transport.node.shell.NodeShell;
import io.gather.transport.node.ssh.Operator.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RefusalTest {
    private final Operator operator = new Operator();

    @AfterEach
    void leave() {
        operator.close();
    }

    private void refused(String code, String... parts) {
        GatherException refusal = operator.refusal("node");
        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
        assertThat(refusal.where()).isEqualTo("node");
        assertThat(List.of(parts)).allSatisfy(part -> assertThat(refusal.what()).contains(part));
        assertThat(refusal.remedy().toString()).isNotBlank();
    }

    @Test
    void aChangedHostKeyIsRefusedWithFileAndLine() {
        try (SshServer server = operator.node("node")) {
            server.rekey();

            refused("GATHER-3307", operator.home.knownHosts() + ":1");
        }
    }

    @Test
    void aChangedHostKeyIsRefusedAlsoWhenNewOnesAreAccepted() {
        operator.acceptNew = true;
        try (SshServer server = operator.node("node")) {
            server.rekey();

            refused("GATHER-3307");
        }
    }

    @Test
    void anUnknownHostKeyIsRefused() throws Exception {
        try (SshServer server = operator.node("node")) {
            Files.writeString(operator.home.knownHosts(), "");

            refused("GATHER-3306", "ED25519", server.address());
        }
    }

    @Test
    void anUnknownHostKeyIsRememberedWhenThatIsAskedFor() throws Exception {
        operator.acceptNew = true;
        try (SshServer server = operator.node("node")) {
            Files.writeString(operator.home.knownHosts(), "");

            assertThat(operator.run("node", "echo hello").output()).isEqualTo("hello\n");
            assertThat(operator.home.knownHosts()).content().contains(server.address());
        }
    }

    @Test
    void aPortWhereNobodyListensIsSaid() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        operator.home.configure("node", "127.0.0.1", port);

        refused("GATHER-3302", "127.0.0.1 port " + port);
    }

    @Test
    void aServerThatNeverAnswersCostsTheConnectTimeout() throws Exception {
        operator.connectTimeout = Duration.ofSeconds(2);
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            operator.home.configure("node", "127.0.0.1", silent.getLocalPort());
            long start = System.nanoTime();

            refused("GATHER-3304");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(7));
        }
    }

    @Test
    void anUnknownNameIsSaid() {
        operator.home.configure("node", "nowhere.invalid", 22);

        refused("GATHER-3301", "nowhere.invalid");
    }

    @Test
    void whatDoesNotSpeakSshIsSaid() throws Exception {
        try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            operator.home.configure("node", "127.0.0.1", web.getLocalPort());
            Thread thread = Thread.ofVirtual().start(() -> {
                try (var socket = web.accept()) {
                    socket.getOutputStream()
                            .write("HTTP/1.0 400 Bad Request\r\n\r\n\0\1\2\r\n".getBytes(StandardCharsets.UTF_8));
                    socket.getOutputStream().flush();
                    socket.getInputStream().readAllBytes();
                } catch (java.io.IOException expected) {
                    // The client has gone.
                }
            });

            refused("GATHER-3305", "does not speak SSH");
            thread.join();
        }
    }

    @Test
    void aMistakeInTheConfigurationIsNamed() {
        operator.home.configure("node", "127.0.0.1", 22, "Prot 22");

        refused("GATHER-3314", operator.home.config() + " line 2", "prot");
    }

    @Test
    void theClientMustBeThere() {
        operator.program = "no-such-ssh";

        assertThat(operator.refusal("node").code()).isEqualTo("GATHER-3326");
    }

    @Test
    void aJumpHostThatRefusesIsNamed() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        operator.home.configure("jump", "127.0.0.1", port);
        operator.home.configure("node", "127.0.0.1", 22);
        operator.reach = new Reach.Ssh(null, null, null, "jump", false);

        refused("GATHER-3302", "127.0.0.1 port " + port);
    }

    @Test
    void aJumpHostThatForwardsNothingIsSaid() {
        try (SshServer jump = operator.node("jump", Trait.config("AllowTcpForwarding no"))) {
            operator.home.configure("node", "127.0.0.1", 22);
            operator.reach = new Reach.Ssh(null, null, null, "jump", false);

            refused("GATHER-3316");
            assertThat(jump.log()).isNotEmpty();
        }
    }

    @Test
    void anExpiredPasswordIsSaidToHaveExpired() throws Exception {
        operator.as("ann");
        try (SshServer server = operator.node("node", NodeLogin.account("ann"), NodeLogin.password("ann", "x"),
                Sickness.expiredPassword("ann"))) {
            assertThatThrownBy(() -> operator.run("node", "echo hello")).as(server.name())
                    .isInstanceOfSatisfying(GatherException.class, e -> assertThat(e.code()).isEqualTo("GATHER-3311"));
        }
    }

    @Test
    void anAccountWithoutAShellAndAForcedCommandAreToldApart() throws Exception {
        operator.as("ann");
        Node node = new Node("node", "node");
        try (SshServer server = operator.node("node", NodeLogin.account("ann"),
                Trait.script("usermod -s /usr/sbin/nologin ann"))) {
            Done done = operator.run("node", "echo hello");
            GatherException refusal = operator.ssh().noCommand(node, done.output(), done.complaints());
            assertThat(refusal.code()).as(server.name()).isEqualTo("GATHER-3312");
        }
        GatherException refusal = operator.ssh().noCommand(node, "menu: 1) reboot\n", "");
        assertThat(refusal.code()).isEqualTo("GATHER-3315");
        assertThat(refusal.remedy().toString()).contains("authorized_keys");
    }

    @Test
    void addressesThatWouldBeOptionsAreRefused() {
        operator.home.configure("node", "127.0.0.1", 22);
        for (String address : List.of("-oProxyCommand=touch /tmp/x", "a b", "$(id)", "")) {
            assertThatThrownBy(() -> {
                try (NodeShell shell = operator.ssh().open(new Node("node", address), "true")) {
                    throw new AssertionError(shell);
                }
            }).isInstanceOfSatisfying(GatherException.class, e -> assertThat(e.code()).isEqualTo("GATHER-3317"));
        }
    }
}
