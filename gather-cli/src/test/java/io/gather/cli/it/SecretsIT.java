package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.Distribution.Running;
import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.ssh.NodeLogin;
import io.gather.fixtures.ssh.NodeSetup;
import io.gather.fixtures.ssh.SshClientHome;
import io.gather.fixtures.ssh.SshServer;
import io.gather.fixtures.ssh.Trait;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Gathers that need a password, a key's passphrase and sudo's password, three different ones: they are nowhere to be seen. */
@Tag("peer")
class SecretsIT {
    /** All of this machine is looked at, also what other tests do. */
    private static final String OURS = Long.toHexString(new SecureRandom().nextLong());
    private static final String PASSWORD = "pa55-of-ann-" + OURS;
    private static final String PASSPHRASE = "pa55-of-key-" + OURS;
    private static final String SUDO = "pa55-of-root-" + OURS;
    private static final List<String> SECRETS = List.of(PASSWORD, PASSPHRASE, SUDO);

    @TempDir
    Path folder;

    private Distribution gather;
    private SshClientHome home;
    private SshServer node;

    @BeforeEach
    void installAndStart() throws IOException {
        gather = new Distribution(folder);
        home = SshClientHome.create();
        node = SshServer
                .start(NodeSetup.named("node1").with(NodeLogin.account("ann"), NodeLogin.password("ann", PASSWORD),
                        NodeLogin.password("root", SUDO), NodeLogin.sudoWithPassword("ann"),
                        Trait.script("echo 'Defaults rootpw' >>/etc/sudoers"),
                        Trait.config("AuthenticationMethods publickey,password")));
        home.introduce(node);
        node.authorize(home.lockedPublicKey());
        Peer.require("ssh-keygen").run("-q", "-p", "-P", SshClientHome.PASSPHRASE, "-N", PASSPHRASE, "-f",
                home.lockedKey().toString()).succeeded();
    }

    @AfterEach
    void end() {
        node.close();
        home.close();
    }

    @Test
    void typedOnesAreInNoProcessAndInNoFile() throws Exception {
        try (SecretsWatch watch = new SecretsWatch(SECRETS)) {
            Typist typist = Typist.begin(gather, folder, options("--ask-password", "--ask-passphrase",
                    "--ask-sudo-password"));
            typeAll(typist);
            searchWhileItRuns(watch);
            Ended ended = typist.end();

            assertThat(ended.code()).as(ended.out()).isZero();
            searchAfterwards(watch);
        }
    }

    @Test
    void thoseOfFilesAreInNoProcessAndInNoOtherFile() throws Exception {
        Path password = secret(PASSWORD);
        Path passphrase = secret(PASSPHRASE);
        Path sudo = secret(SUDO);
        try (SecretsWatch watch = new SecretsWatch(SECRETS)) {
            Running running = gather.start(options("--ssh-password-file", password.toString(), "--ssh-passphrase-file",
                    passphrase.toString(), "--sudo-password-file", sudo.toString()).toArray(String[]::new));
            searchWhileItRuns(watch, password, passphrase, sudo);
            Ended ended = running.end();

            assertThat(ended.code()).as(ended.err()).isZero();
            searchAfterwards(watch, password, passphrase, sudo);
        }
    }

    @Test
    void thoseOfTheEnvironmentArePassedOnToNobody() throws Exception {
        try (SecretsWatch watch = new SecretsWatch(SECRETS)) {
            watch.givenTo(ProcessHandle.current().pid());
            List<String> line = new ArrayList<>(List.of(Distribution.program()));
            line.addAll(options());
            Running running = gather.startLine(line, Map.of("GATHER_SSH_PASSWORD", PASSWORD, "GATHER_SSH_PASSPHRASE",
                    PASSPHRASE, "GATHER_SUDO_PASSWORD", SUDO), ProcessBuilder.Redirect.INHERIT);
            watch.givenTo(running.process().pid());
            searchWhileItRuns(watch);
            Ended ended = running.end();

            assertThat(ended.code()).as(ended.err()).isZero();
            // The JVM starts programs by a copy of itself and one of its own, which for a moment have what it has.
            assertThat(watch.seen()).allMatch(where -> where.startsWith("/proc/" + running.process().pid() + "/env")
                    || where.matches("(?s)/proc/[0-9]+/environ of \\S*/(java|jspawnhelper) .*"));
            assertThat(watch.filesIn(folder)).isEmpty();
        }
    }

    @Test
    void aDetachedGatherGetsTypedOnesByNothingThatCanBeSeen() throws Exception {
        try (SecretsWatch watch = new SecretsWatch(SECRETS)) {
            Typist typist = Typist.begin(gather, folder, detached("--ask-password", "--ask-passphrase",
                    "--ask-sudo-password"));
            typeAll(typist);
            Ended begun = typist.end();
            searchWhileItRuns(watch);
            Ended seen = gather.run("attach");

            assertThat(begun.code()).as(begun.out()).isZero();
            assertThat(begun.out()).contains("goes on without this terminal").doesNotContain(SECRETS);
            assertThat(seen.code()).as(seen.err()).isZero();
            searchAfterwards(watch);
        }
    }

    @Test
    void whoGoesOnWithAGatherIsAskedForWhatItHad() throws Exception {
        Path sudo = secret(SUDO);
        try (SecretsWatch watch = new SecretsWatch(SECRETS)) {
            Typist killed = Typist.begin(gather, folder, options("--ask-password", "--ask-passphrase",
                    "--sudo-password-file", sudo.toString()));
            killed.answer("SSH password:", PASSWORD);
            killed.answer("Passphrase of the SSH key:", PASSPHRASE);
            searchWhileItRuns(watch, () -> killed.terminal().process().descendants()
                    .forEach(ProcessHandle::destroyForcibly), sudo);
            killed.end();

            Ended alone = gather.run("resume");
            Typist resumed = Typist.begin(gather, folder, List.of("resume", "--sudo-password-file", sudo.toString()));
            resumed.answer("SSH password:", PASSWORD);
            resumed.answer("Passphrase of the SSH key:", PASSPHRASE);
            Ended ended = resumed.end();

            assertThat(alone.code()).isEqualTo(2);
            assertThat(alone.err()).contains(
                    "must be given again: SSH password, Passphrase of the SSH key, sudo password",
                    "--ask-passphrase, --ssh-passphrase-file or GATHER_SSH_PASSPHRASE");
            assertThat(ended.code()).as(ended.out()).isZero();
            searchAfterwards(watch, sudo);
        }
    }

    private static void typeAll(Typist typist) throws IOException, InterruptedException {
        typist.answer("SSH password:", PASSWORD);
        typist.answer("Passphrase of the SSH key:", PASSPHRASE);
        typist.answer("sudo password:", SUDO);
    }

    private List<String> detached(String... more) {
        List<String> line = options(more);
        line.add("--detach");
        return line;
    }

    private void searchWhileItRuns(SecretsWatch watch, Path... but) throws IOException, InterruptedException {
        searchWhileItRuns(watch, () -> {}, but);
    }

    /** @param then before the gather goes on */
    private void searchWhileItRuns(SecretsWatch watch, Runnable then, Path... but)
            throws IOException, InterruptedException {
        Distribution.await(() -> node.inside("sh", "-c", "ls /home/waiting 2>/dev/null; true").output()
                .contains("waiting"));
        assertThat(watch.filesIn(folder, but)).isEmpty();
        assertThat(watch.filesOn(node)).isBlank();
        then.run();
        node.inside("touch", "/home/go").succeeded();
    }

    private void searchAfterwards(SecretsWatch watch, Path... but) throws IOException {
        Path bundle = gather.bundles().getFirst();
        assertThat(Contents.of(bundle).files()).containsKeys("node1/commands/extra/id", "node1/etc/shadow");
        assertThat(watch.seen()).isEmpty();
        assertThat(watch.looks()).isGreaterThan(10);
        assertThat(watch.filesIn(folder, but)).isEmpty();
        assertThat(watch.filesOn(node)).isBlank();
        assertThat(String.join("\n", node.log())).contains("Accepted password for ann")
                .doesNotContain(PASSWORD, PASSPHRASE, SUDO);
        assertThat(Remains.on(node)).isBlank();
    }

    private Path secret(String text) throws IOException {
        Path file = Files.createTempFile(folder, "secret", "", PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text + "\n");
    }

    /** What the node's processes have is gathered, too. */
    private List<String> options(String... more) {
        List<String> line = new ArrayList<>(List.of("run", "-w", "node1", "--ssh-config", home.config().toString(),
                "--ssh-user", "ann", "--ssh-key", home.lockedKey().toString(), "--sudo", "--cluster", "fleet",
                "--profile", "none", "--command", "id", "--command", "cat /proc/*/cmdline /proc/*/environ",
                "--command", "touch /home/waiting; while [ ! -e /home/go ]; do sleep 0.1; done", "--file",
                "/etc/shadow"));
        line.addAll(List.of(more));
        return line;
    }
}
