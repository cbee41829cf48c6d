package io.gather.transport.node.ssh;

import java.nio.charset.StandardCharsets;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.fixtures.ssh.NodeLogin;
import io.gather.fixtures.ssh.SshServer;
import io.gather.fixtures.ssh.Trait;
import io.gather.transport.node.shell.NodeShell;
import io.gather.transport.node.ssh.Operator.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SudoTest {
    private static final Trait[] ANN = {NodeLogin.account("ann"), NodeLogin.password("ann", "s3cret"),
            NodeLogin.sudoWithPassword("ann")};

    private final Operator operator = new Operator().bySudo("ann");

    @AfterEach
    void leave() {
        operator.close();
    }

    private static Done copy(NodeShell shell) throws Exception {
        shell.input().write("first line\nsecond".getBytes(StandardCharsets.UTF_8));
        return Operator.finish(shell);
    }

    @Test
    void withoutAPasswordWhereThatIsAllowed() throws Exception {
        try (SshServer server = operator.node("node", NodeLogin.account("ann"), NodeLogin.sudoWithoutPassword("ann"));
                NodeShell shell = operator.ssh().open(new Node("node", "node"), "sh -c 'id -un; cat'")) {
            assertThat(copy(shell).output()).as(server.name()).isEqualTo("root\nfirst line\nsecond");
        }
    }

    @Test
    void withThePasswordWhichTheCommandDoesNotSee() throws Exception {
        operator.knowing(null, null, "s3cret");
        try (SshServer server = operator.node("node", ANN)) {
            for (int i = 0; i < 2; i++) {
                try (NodeShell shell = operator.ssh().open(new Node("node", "node"), "sh -c 'id -un; cat; exit 5'")) {
                    Done done = copy(shell);
                    assertThat(done.output()).as(server.name()).isEqualTo("root\nfirst line\nsecond");
                    assertThat(done.exit()).isEqualTo(5);
                    assertThat(done.complaints()).isEmpty();
                }
            }
        }
    }

    @Test
    void aWrongPasswordIsTriedOnce() {
        operator.knowing(null, null, "guess");
        try (SshServer server = operator.node("node", with(
                Trait.script("echo 'Defaults logfile=/var/log/sudo.log' >>/etc/sudoers")))) {
            for (int i = 0; i < 3; i++) {
                GatherException refusal = operator.refusal("node");
                assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo("GATHER-3321");
                assertThat(refusal.what()).contains("tried once");
            }
            String log = server.inside("sh", "-c",
                    // It is written when the connection has ended.
                    "for i in $(seq 100); do grep -qs 'incorrect password' /var/log/sudo.log && break; sleep 0.1; done;"
                            + " cat /var/log/sudo.log")
                    .output().replaceAll("\n +", " ");
            assertThat(log).containsOnlyOnce("1 incorrect password attempt").doesNotContain("2 incorrect",
                    "3 incorrect");
        }
    }

    private static Trait[] with(Trait more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(ANN), java.util.stream.Stream.of(more))
                .toArray(Trait[]::new);
    }

    @Test
    void aPasswordThatNobodyHasIsAskedFor() {
        try (SshServer server = operator.node("node", ANN)) {
            GatherException refusal = operator.refusal("node");
            assertThat(refusal.code()).as(server.name()).isEqualTo("GATHER-3321");
            assertThat(refusal.remedy().steps()).contains(Action.ASK_SUDO_PASSWORD.on());
        }
    }

    @Test
    void whoIsNotInSudoersIsTold() {
        operator.knowing(null, null, "s3cret");
        try (SshServer server = operator.node("node", NodeLogin.account("ann"), NodeLogin.password("ann", "s3cret"),
                NodeLogin.sudoWithPassword("bob"))) {
            GatherException refusal = operator.refusal("node");
            assertThat(refusal.code()).as(server.name() + refusal.getMessage()).isEqualTo("GATHER-3322");
        }
    }

    @Test
    void requirettyIsNamed() {
        try (SshServer server = operator.node("node", NodeLogin.account("ann"), NodeLogin.sudoWithoutPassword("ann"),
                Trait.script("echo 'Defaults requiretty' >>/etc/sudoers"))) {
            GatherException refusal = operator.refusal("node");
            assertThat(refusal.code()).as(server.name() + refusal.getMessage()).isEqualTo("GATHER-3323");
        }
    }

    @Test
    void aNodeWithoutSudoIsTold() {
        try (SshServer server = operator.node("node", NodeLogin.account("ann"),
                io.gather.fixtures.ssh.Sickness.without("sudo"))) {
            GatherException refusal = operator.refusal("node");
            assertThat(refusal.code()).as(server.name() + refusal.getMessage()).isEqualTo("GATHER-3324");
        }
    }
}
