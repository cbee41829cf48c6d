package io.gather.transport.node.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.fixtures.ssh.NodeSetup;
import io.gather.fixtures.ssh.SshClientHome;
import io.gather.fixtures.ssh.SshServer;
import io.gather.fixtures.ssh.Trait;
import io.gather.transport.node.shell.NodeShell;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** A real client and what it needs, for tests of reaching real servers. */
final class Operator implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(20);

    final SshClientHome home = SshClientHome.create();
    final Map<String, String> environment = new HashMap<>(System.getenv());
    Reach.Ssh reach = Reach.Ssh.USUAL;
    List<String> options = List.of();
    boolean acceptNew;
    Duration connectTimeout = Duration.ofSeconds(10);
    String program = "ssh";
    SecretSource secrets = SecretSource.NONE;
    private @Nullable OpenSsh ssh;

    /** What a command did. */
    record Done(@Nullable Integer exit, String output, String complaints) {}

    SshServer node(String name, Trait... traits) {
        SshServer server = SshServer.start(NodeSetup.named(name).with(traits));
        home.introduce(server);
        return server;
    }

    Operator as(String user) {
        reach = new Reach.Ssh(user, null, null, null, false);
        return this;
    }

    Operator bySudo(String user) {
        reach = new Reach.Ssh(user, null, null, null, true);
        return this;
    }

    Operator knowing(@Nullable String password, @Nullable String passphrase, @Nullable String sudo) {
        secrets = new Known(password, passphrase, sudo);
        return this;
    }

    synchronized OpenSsh ssh() {
        if (ssh == null) {
            ssh = new OpenSsh(new SshOptions(program, home.config(), options, connectTimeout, Duration.ofSeconds(2), 2,
                    acceptNew, reach, null), secrets, environment);
        }
        return ssh;
    }

    Done run(String name, String line) throws Exception {
        try (NodeShell shell = ssh().open(new Node(name, name), line)) {
            return finish(shell);
        }
    }

    static Done finish(NodeShell shell) throws IOException, InterruptedException {
        shell.input().close();
        String output = new String(shell.output().readAllBytes(), StandardCharsets.UTF_8);
        return new Done(shell.await(LONG), output, shell.complaints());
    }

    GatherException refusal(String name) {
        return Assertions.catchThrowableOfType(GatherException.class, () -> {
            Done done = run(name, "echo hello");
            throw new AssertionError(done.toString());
        });
    }

    private record Known(@Nullable String one, @Nullable String two, @Nullable String three) implements SecretSource {
        @Override
        public Optional<char[]> password(Node node) {
            return chars(one);
        }

        @Override
        public Optional<char[]> passphrase(Node node, String key) {
            return chars(two);
        }

        @Override
        public Optional<char[]> sudoPassword(Node node) {
            return chars(three);
        }

        private static Optional<char[]> chars(@Nullable String text) {
            return Optional.ofNullable(text).map(String::toCharArray);
        }
    }

    @Override
    public void close() {
        if (ssh != null) {
            ssh.close();
        }
        home.close();
    }
}
