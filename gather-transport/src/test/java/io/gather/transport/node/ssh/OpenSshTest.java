package io.gather.transport.node.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.gather.core.inventory.Node;
import io.gather.fixtures.relay.FaultRelay;
import io.gather.fixtures.ssh.Sickness;
import io.gather.fixtures.ssh.SshServer;
import io.gather.fixtures.ssh.Trait;
import io.gather.transport.node.shell.NodeShell;
import io.gather.transport.node.shell.ShellLostException;
import io.gather.transport.node.ssh.Operator.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OpenSshTest {
    private static final Node NODE = new Node("node", "node");
    private static final int BULK = 50 << 20;

    private final Operator operator = new Operator();

    @AfterEach
    void leave() {
        operator.close();
    }

    @Test
    void aCommandReadsWritesComplainsAndEnds() throws Exception {
        try (SshServer server = operator.node("node");
                NodeShell shell = operator.ssh().open(NODE, "sh -c 'cat; echo no >&2; exit 7'")) {
            assertThat(server.log()).isNotEmpty();
            shell.input().write("there and back".getBytes(StandardCharsets.UTF_8));
            Done done = Operator.finish(shell);

            assertThat(done.exit()).isEqualTo(7);
            assertThat(done.output()).isEqualTo("there and back");
            assertThat(done.complaints()).isEqualTo("no\n");
        }
    }

    @Test
    void theCommandsOwn255IsNoFailureOfSsh() throws Exception {
        try (SshServer server = operator.node("node")) {
            assertThat(operator.run("node", "sh -c 'echo Connection refused >&2; exit 255'").exit())
                    .as(server.name()).isEqualTo(255);
        }
    }

    @Test
    void muchGoesBothWays() throws Exception {
        try (SshServer server = operator.node("node")) {
            MessageDigest sent = MessageDigest.getInstance("SHA-256");
            try (NodeShell shell = operator.ssh().open(NODE, "sha256sum")) {
                try (OutputStream input = new DigestOutputStream(shell.input(), sent)) {
                    bulk(input);
                }
                String there = new String(shell.output().readAllBytes(), StandardCharsets.UTF_8).split(" ")[0];
                assertThat(there).as(server.name()).isEqualTo(HexFormat.of().formatHex(sent.digest()));
            }
            MessageDigest got = MessageDigest.getInstance("SHA-256");
            try (NodeShell shell = operator.ssh().open(NODE,
                    "sh -c 'head -c " + BULK + " /dev/zero | tee /tmp/sent; sha256sum /tmp/sent 1>&2'");
                    InputStream output = new DigestInputStream(shell.output(), got)) {
                assertThat(output.transferTo(OutputStream.nullOutputStream())).isEqualTo(BULK);
                assertThat(shell.await(Operator.LONG)).isZero();
                assertThat(shell.complaints()).startsWith(HexFormat.of().formatHex(got.digest()));
            }
        }
    }

    private static void bulk(OutputStream output) throws IOException {
        Random random = new Random(4711);
        byte[] block = new byte[1 << 20];
        random.nextBytes(block);
        for (int i = 0; i < BULK / block.length; i++) {
            output.write(block);
        }
    }

    @Test
    void shellsOfANodeShareOneConnection() throws Exception {
        try (SshServer server = operator.node("node");
                FaultRelay relay = FaultRelay.before(server.address(), server.port())) {
            operator.home.configure("node", relay.address(), relay.port(), "HostKeyAlias [" + server.address() + "]:"
                    + server.port());
            List<Callable<Integer>> many = IntStream.range(0, 20)
                    .mapToObj(i -> (Callable<Integer>) () -> operator.run("node", "sh -c 'exit " + i + "'").exit())
                    .toList();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<Integer>> ends = threads.invokeAll(many);
                for (int i = 0; i < ends.size(); i++) {
                    assertThat(ends.get(i).get()).isEqualTo(i);
                }
            }
            assertThat(relay.traffic().connections()).isEqualTo(1);
        }
    }

    @Test
    void leavingANodeEndsItsConnectionAndComingBackMakesANewOne() throws Exception {
        try (SshServer server = operator.node("node");
                FaultRelay relay = FaultRelay.before(server.address(), server.port())) {
            operator.home.configure("node", relay.address(), relay.port(), "HostKeyAlias [" + server.address() + "]:"
                    + server.port());
            operator.run("node", "true");
            operator.ssh().leave(NODE);
            relay.await(traffic -> traffic.open() == 0);

            assertThat(operator.run("node", "true").exit()).isZero();
            assertThat(relay.traffic().connections()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionThatBreaksIsLostAndCanBeMadeAgain() throws Exception {
        try (SshServer server = operator.node("node");
                FaultRelay relay = FaultRelay.before(server.address(), server.port())) {
            operator.home.configure("node", relay.address(), relay.port(), "HostKeyAlias [" + server.address() + "]:"
                    + server.port());
            try (NodeShell shell = operator.ssh().open(NODE, "sh -c 'echo here; sleep 1000'")) {
                assertThat(shell.output().read()).isEqualTo('h');
                relay.resetAll();
                assertThatThrownBy(() -> shell.await(Operator.LONG)).isInstanceOf(ShellLostException.class);
            }
            assertThat(operator.run("node", "echo again").output()).isEqualTo("again\n");
        }
    }

    @Test
    void aNodeThatFreezesIsLostWithinTheTimesSaid() throws Exception {
        try (SshServer server = operator.node("node")) {
            try (NodeShell shell = operator.ssh().open(NODE, "sh -c 'echo here; sleep 1000'")) {
                assertThat(shell.output().read()).isEqualTo('h');
                server.freeze();
                long start = System.nanoTime();
                assertThatThrownBy(() -> shell.await(Operator.LONG)).isInstanceOf(ShellLostException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(operator.ssh().patience()
                        .plusSeconds(4));
            } finally {
                server.thaw();
            }
        }
    }

    @Test
    void aNodeThatAllowsOneSessionAConnectionGetsMoreConnections() throws Exception {
        try (SshServer server = operator.node("node", Trait.config("MaxSessions 1"));
                NodeShell first = operator.ssh().open(NODE, "cat");
                NodeShell second = operator.ssh().open(NODE, "echo two")) {
            assertThat(Operator.finish(second).output()).as(server.name()).isEqualTo("two\n");
            first.input().write('1');
            assertThat(Operator.finish(first).output()).isEqualTo("1");
        }
    }

    @Test
    void bannersAndNoisyProfilesDoNotMatter() throws Exception {
        try (SshServer server = operator.node("node", Sickness.banner("Connection refused for fools"),
                Sickness.noisyProfile("Permission denied (joke)"))) {
            Done done = operator.run("node", "sh -c 'echo mine; exit 3'");

            assertThat(done.exit()).as(server.name()).isEqualTo(3);
            assertThat(done.output()).endsWith("mine\n");
        }
    }

    @Test
    void closingAShellEndsWhoReadsFromIt() throws Exception {
        try (SshServer server = operator.node("node"); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            NodeShell shell = operator.ssh().open(NODE, "sleep 1000");
            Future<Integer> reading = threads.submit(() -> shell.output().read());
            shell.close();

            assertThatThrownBy(reading::get).as(server.name()).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void theOperatorsCtrlCAndLocaleStayHere() throws Exception {
        operator.environment.put("LC_TIME", "de_DE.UTF-8");
        operator.environment.put("GATHER_SSH_PASSWORD", "in the open");
        operator.options = List.of("SendEnv=*");
        try (SshServer server = operator.node("node", Trait.config("AcceptEnv *"))) {
            assertThat(operator.run("node", "env").output()).as(server.name()).doesNotContain("LC_TIME", "in the open");
        }
    }
}
