package io.gather.transport.node.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.fixtures.ssh.NodeLogin;
import io.gather.fixtures.ssh.SshServer;
import io.gather.transport.node.shell.NodeShell;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Where secrets are not, while they are used. */
class SecrecyTest {
    private static final String PASSWORD = "pa55-of-ann";
    private static final String PASSPHRASE = "pa55-of-key";

    private final AtomicBoolean over = new AtomicBoolean();
    private final Set<String> seen = new TreeSet<>();
    private int looks;

    @Test
    void noProcessHasASecretInItsArgumentsOrEnvironmentAndNoFileHoldsOne() throws Exception {
        try (Operator operator = new Operator().knowing(PASSWORD, PASSPHRASE, PASSWORD);
                SshServer server = operator.node("node", NodeLogin.account("ann"), NodeLogin.password("ann", PASSWORD),
                        NodeLogin.sudoWithPassword("ann"))) {
            server.authorize("# nobody");
            operator.reach = new Reach.Ssh("ann", null, operator.home.lockedKey(), null, true);
            Path sockets = Files.createTempDirectory(Path.of("/tmp"), "g");
            Thread watcher = Thread.ofPlatform().start(() -> watch(sockets));
            try (OpenSsh ssh = new OpenSsh(new SshOptions("ssh", operator.home.config(), List.of(),
                    operator.connectTimeout, operator.connectTimeout, 2, false, operator.reach, sockets),
                    operator.secrets, operator.environment);
                    NodeShell shell = ssh.open(new Node("node", "node"),
                            "sh -c 'id -un; env; cat /proc/*/cmdline; cat'")) {
                Operator.Done done = Operator.finish(shell);
                assertThat(done.output()).startsWith("root\n").doesNotContain(PASSWORD, PASSPHRASE);
                assertThat(done.complaints()).doesNotContain(PASSWORD, PASSPHRASE);
            } finally {
                over.set(true);
                watcher.join();
            }
            assertThat(seen).isEmpty();
            assertThat(looks).isGreaterThan(3);
            assertThat(String.join("\n", server.log())).contains("Accepted password").doesNotContain(PASSWORD);
            assertThat(server.inside("env").output()).doesNotContain(PASSWORD);
            assertThat(sockets).isEmptyDirectory();
            Files.delete(sockets);
        }
    }

    /** Nodes of the fixtures are other namespaces of this machine: their processes are among those that are looked at. */
    private void watch(Path folder) {
        while (!over.get()) {
            looks++;
            for (Path process : list(Path.of("/proc"))) {
                if (process.getFileName().toString().matches("[0-9]+")) {
                    look(process.resolve("cmdline"));
                    look(process.resolve("environ"));
                }
            }
            list(folder).forEach(each -> list(each).forEach(this::look));
        }
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException | java.io.UncheckedIOException e) {
            return List.of();
        }
    }

    private void look(Path file) {
        try {
            if (Files.isRegularFile(file)) {
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (text.contains(PASSWORD) || text.contains(PASSPHRASE)) {
                    seen.add(file + ": " + text.replace('\0', ' '));
                }
            }
        } catch (IOException expected) {
            // It has gone, or is another user's.
        }
    }
}
