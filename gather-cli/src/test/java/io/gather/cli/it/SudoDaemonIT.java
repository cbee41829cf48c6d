package io.gather.cli.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.Distribution.Running;
import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.programs.Program;
import io.gather.fixtures.programs.Root;
import io.gather.fixtures.upload.SmtpServer;
import io.gather.transport.net.x509.EcKeys;
import io.gather.transport.pki.authority.Authority;
import io.gather.transport.pki.authority.AuthorityFiles;
import io.gather.transport.pki.authority.PkiName;
import io.gather.transport.pki.authority.Role;
import io.gather.transport.pki.identity.IdentityFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A daemon that is not root's, with the rule of sudo that {@code gather minion sudoers} prints and no other: what is read by it, and what is not. */
class SudoDaemonIT {
    private static final PkiName CLUSTER = new PkiName("lab");
    private static final String USER = "nobody";
    /** A namespace of its own, where the distribution can be reached by everybody, and the rules of sudo are those of the test. */
    private static final String ALONE = """
            mount --bind "$1" "$2" && mount --bind "$3" /etc/sudoers.d || exit
            case $(stat -c %a /dev/null) in *6) ;; *) mknod -m 666 "$4" c 1 3 && mount --bind "$4" /dev/null || exit ;; esac
            shift 4
            exec setpriv --reuid=nobody --regid=65534 --clear-groups "$@"
            """;

    @TempDir
    Path folder;

    private final int port = SmtpServer.freePort();
    private @Nullable Running daemon;

    @AfterEach
    void end() throws Exception {
        Running still = daemon;
        if (still != null) {
            Program.of(Root.command(List.of("kill", Long.toString(still.process().pid())))).run();
            still.end();
        }
    }

    private Path openFolder(String name) throws Exception {
        Path made = Files.createDirectories(folder.resolve(name));
        Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwxr-xr-x"));
        return made;
    }

    private static void asRoot(String... line) {
        Program.of(Root.command(List.of(line))).run().succeeded();
    }

    /** One that only root may read. */
    private Path secret() throws Exception {
        Path file = Files.writeString(folder.resolve("secret"), "known to root\n");
        asRoot("chown", "root", file.toString());
        asRoot("chmod", "600", file.toString());
        return file;
    }

    private Path rules(Distribution node) throws Exception {
        Ended printed = node.startLine(List.of(Distribution.program(), "minion", "sudoers", "--user", USER), Map.of(
                "GATHER_MINION_SUDO", "cat"), ProcessBuilder.Redirect.INHERIT).end();
        Path rules = openFolder("sudoers.d");
        Path rule = Files.writeString(rules.resolve("gather"), printed.out());
        asRoot("chown", "-R", "root:root", rules.toString());
        asRoot("chmod", "440", rule.toString());
        Program.of(Root.command(List.of(Peer.require("visudo").path().toString(), "-cf", rule.toString()))).run()
                .succeeded();
        return rules;
    }

    private void enrol(Path node, Path overlord) throws Exception {
        AuthorityFiles files = AuthorityFiles.in(overlord.resolve("state"), CLUSTER);
        Authority authority = Authority.create(files, CLUSTER, InstantSource.system());
        KeyPair pair = EcKeys.make();
        IdentityFiles.in(node.resolve("state")).write(authority.issue(new PkiName("n1"), Role.NODE, pair.getPublic()),
                pair.getPrivate(), authority.certificate(), authority.revocations());
    }

    private void serve(Distribution node, Path rules) throws Exception {
        Path home = openFolder("gather");
        asRoot("chown", "-R", USER, folder.resolve("node").toString());
        List<String> line = new ArrayList<>(Root.command(List.of("unshare", "--mount", "--propagation", "private", "sh",
                "-c", ALONE, "sh", System.getProperty("gather.dist"), home.toString(), rules.toString(), folder.resolve(
                        "null").toString(),
                home.resolve("bin/gather").toString(), "minion", "serve", "--listen", "127.0.0.1", "--port", Integer
                        .toString(port))));
        Running begun = node.startLine(line, Map.of("GATHER_MINION_SUDO", "cat,head"),
                ProcessBuilder.Redirect.INHERIT);
        daemon = begun;
        Distribution.await(() -> {
            assertThat(begun.process().isAlive()).as(() -> KilledDaemonIT.read(begun.err())).isTrue();
            return KilledDaemonIT.read(begun.err()).contains("Serves n1");
        });
    }

    @Test
    void whatTheRuleAllowsIsReadAndTheRestIsDenied() throws Exception {
        Root.require();
        Peer.require("sudo");
        Peer.require("setpriv");
        openFolder("");
        Path here = openFolder("overlord");
        Distribution node = new Distribution(openFolder("node"));
        Distribution overlord = new Distribution(here);
        Path secret = secret();
        String items = """
                [[item]]
                name = "by-rule"
                command = "cat SECRET | sort"
                [[item]]
                name = "without-rule"
                command = "head -n 1 SECRET"
                [[item]]
                name = "not-by-sudo"
                command = "tail -n 1 SECRET"
                """.replace("SECRET", secret.toString());
        node.catalog("root", items);
        overlord.catalog("root", items);
        enrol(folder.resolve("node"), here);
        Path inventory = Files.writeString(here.resolve("lab.toml"), "cluster = \"lab\"\n[[nodes]]\nname = \"n1\"\n"
                + "address = \"127.0.0.1\"\nreach = \"rpc\"\nport = " + port + "\n");
        serve(node, rules(node));

        Ended ended = overlord.run("-i", inventory.toString(), "--group", "root", "--no-upload");
        String bundle = overlord.bundles().getFirst().toString();
        assertThat(overlord.run("cat", bundle, "**/n1/**/cat*").out()).as(ended.err())
                .isEqualTo("known to root\n");
        assertThat(overlord.run("cat", bundle, "**/n1/**/head*").out()).contains(
                "sudo: a password is required").doesNotContain("known");
        String outcomes = overlord.run("cat", bundle, "**/outcomes.json").out();
        assertThat(outcomes).containsPattern("\"item\":\"by-rule\"[^}]*\"status\":\"ok\"")
                .containsPattern("\"item\":\"without-rule\"[^}]*\"status\":\"denied\"")
                .containsPattern("\"item\":\"not-by-sudo\"[^}]*\"status\":\"denied\"");
    }
}
