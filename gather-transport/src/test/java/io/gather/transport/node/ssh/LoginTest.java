package io.gather.transport.node.ssh;

import java.util.List;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.fixtures.relay.FaultRelay;
import io.gather.fixtures.ssh.NodeLogin;
import io.gather.fixtures.ssh.SshClientHome;
import io.gather.fixtures.ssh.SshServer;
import io.gather.fixtures.ssh.Trait;
import io.gather.transport.node.shell.NodeShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LoginTest {
    private final Operator operator = new Operator();

    @AfterEach
    void leave() {
        operator.close();
    }

    private static final Trait[] ANN = {NodeLogin.account("ann"), NodeLogin.password("ann", "s3cret €")};

    private static Trait[] ann(Trait... more) {
        Trait[] all = java.util.Arrays.copyOf(more, ANN.length + more.length);
        System.arraycopy(ANN, 0, all, more.length, ANN.length);
        return all;
    }

    private SshServer strange(Trait... traits) {
        SshServer server = operator.node("node", traits);
        server.authorize("# nobody");
        return server;
    }

    private static long attempts(SshServer server, String how) {
        return server.log().stream().filter(line -> line.matches(how + " (password|keyboard-interactive/pam) for .*"))
                .count();
    }

    @Test
    void aPasswordIsToldOnceForAllShells() throws Exception {
        try (SshServer server = strange(ann())) {
            operator.as("ann").knowing("s3cret €", null, null);
            for (int i = 0; i < 3; i++) {
                assertThat(operator.run("node", "id -un").output()).isEqualTo("ann\n");
            }
            assertThat(attempts(server, "Accepted")).isEqualTo(1);
            assertThat(attempts(server, "Failed")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UsePAM no", "UsePAM yes"})
    void aWrongPasswordIsTriedOnce(String pam) {
        try (SshServer server = strange(ann(Trait.config(pam, "KbdInteractiveAuthentication yes")))) {
            operator.as("ann").knowing("guess", null, null);
            for (int i = 0; i < 3; i++) {
                GatherException refusal = operator.refusal("node");
                assertThat(refusal.code()).isEqualTo("GATHER-3309");
                assertThat(refusal.what()).contains("tried once");
            }
            // It answers before it tells its log.
            server.awaitLog("Failed ");
            assertThat(attempts(server, "Failed")).as(String.join("\n", server.log())).isEqualTo(1);
        }
    }

    @Test
    void aPasswordIsToldAgainAfterALostConnectionWhenItWasRight() throws Exception {
        try (SshServer server = strange(ann());
                FaultRelay relay = FaultRelay.before(server.address(), server.port())) {
            operator.home.configure("node", relay.address(), relay.port(), "HostKeyAlias [" + server.address() + "]:"
                    + server.port());
            operator.as("ann").knowing("s3cret €", null, null);
            operator.run("node", "true");
            try (NodeShell shell = operator.ssh().open(new Node("node", "node"), "cat")) {
                shell.input().write('x');
                shell.input().flush();
                assertThat(shell.output().read()).isEqualTo('x');
                relay.resetAll();
                assertThat(shell.output().read()).isEqualTo(-1);
            }
            assertThat(operator.run("node", "id -un").output()).isEqualTo("ann\n");
        }
    }

    @Test
    void withoutASecretNobodyIsAsked() {
        try (SshServer server = strange(ann())) {
            GatherException refusal = operator.as("ann").refusal("node");

            assertThat(refusal.code()).isEqualTo("GATHER-3309");
            assertThat(refusal.what()).contains("Permission denied (publickey,password)");
            assertThat(refusal.remedy().steps()).contains(Action.ASK_PASSWORD.on());
            assertThat(attempts(server, "Failed")).isZero();
        }
    }

    @Test
    void aKeyWithAPassphraseOpensWithIt() throws Exception {
        try (SshServer server = operator.node("node")) {
            operator.reach = new Reach.Ssh(null, null, operator.home.lockedKey(), null, false);
            server.authorize(java.nio.file.Files.readString(
                    operator.home.lockedKey().resolveSibling("id_locked.pub")));
            operator.knowing(null, SshClientHome.PASSPHRASE, null);

            assertThat(operator.run("node", "id -un").output()).isEqualTo("root\n");
        }
    }

    @Test
    void aWrongPassphraseIsARefusal() throws Exception {
        try (SshServer server = operator.node("node")) {
            server.authorize(java.nio.file.Files.readString(
                    operator.home.lockedKey().resolveSibling("id_locked.pub")));
            operator.options = List.of("IdentityFile=" + operator.home.lockedKey());
            operator.knowing(null, "guess", null);

            assertThat(operator.refusal("node").code()).isEqualTo("GATHER-3309");
        }
    }

    @Test
    void aCertificateLetsIn() throws Exception {
        try (SshServer server = operator.node("node", NodeLogin.onlyByCertificate(operator.home.authority()))) {
            operator.home.certify("root");

            assertThat(operator.run("node", "id -un").output()).as(server.name()).isEqualTo("root\n");
        }
    }

    @Test
    void jumpHostsAreAChain() throws Exception {
        try (SshServer first = operator.node("first");
                SshServer second = operator.node("second");
                SshServer node = operator.node("node")) {
            operator.reach = new Reach.Ssh(null, null, null, "first,second", false);

            assertThat(operator.run("node", "uname -n").output()).isEqualTo("node\n");
            assertThat(first.log()).anyMatch(line -> line.startsWith("Accepted publickey"));
            assertThat(second.log()).anyMatch(line -> line.contains("from " + "127.0.0.1"));
            assertThat(node.log()).anyMatch(line -> line.startsWith("Accepted publickey"));
        }
    }

    @Test
    void aJumpHostIsNotToldTheNodesPassword() {
        try (SshServer jump = operator.node("jump", NodeLogin.account("eve"), NodeLogin.password("eve", "x"));
                SshServer server = strange(ann())) {
            operator.home.configure("jump", jump.address(), jump.port(), "User eve", "BatchMode no");
            jump.authorize("# nobody");
            operator.reach = new Reach.Ssh("ann", null, null, "jump", false);
            GatherException refusal = operator.knowing("s3cret €", null, null).refusal("node");

            assertThat(refusal.code()).isEqualTo("GATHER-3319");
            assertThat(attempts(jump, "Failed")).isZero();
            assertThat(attempts(server, "Failed")).isZero();
        }
    }
}
