package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.Distribution.Running;
import io.gather.fixtures.upload.SmtpServer;
import io.gather.transport.net.x509.EcKeys;
import io.gather.transport.pki.authority.Authority;
import io.gather.transport.pki.authority.AuthorityFiles;
import io.gather.transport.pki.authority.PkiName;
import io.gather.transport.pki.authority.Role;
import io.gather.transport.pki.identity.IdentityFiles;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code kill -9} of a node's daemon and of its overlord, at any moment of a gather: nothing is lost, and nothing is left. */
class KilledDaemonIT {
    private static final PkiName CLUSTER = new PkiName("lab");

    @TempDir
    Path folder;

    private final int port = SmtpServer.freePort();
    private Distribution node;
    private Distribution overlord;
    private @Nullable Running daemon;
    private Path go = Path.of("");
    private long seed;

    @BeforeEach
    void install() throws Exception {
        go = folder.resolve("go");
        Path there = Files.createDirectory(folder.resolve("node"));
        Path here = Files.createDirectory(folder.resolve("overlord"));
        node = new Distribution(there);
        overlord = new Distribution(here);
        StringBuilder items = new StringBuilder();
        for (int i = 1; i <= 12; i++) {
            items.append("[[item]]\nname = \"step").append(i).append("\"\ncommand = \"seq ").append(i)
                    .append(" 200000; sleep 0.2\"\nmax = \"9MB\"\n");
        }
        items.append("[[item]]\nname = \"hang\"\ncommand = \"while [ ! -e ").append(go)
                .append(" ]; do sleep 0.1; done; echo gone on\"\ntimeout = \"10m\"\n");
        node.catalog("slow", items.toString());
        overlord.catalog("slow", items.toString());
        AuthorityFiles files = AuthorityFiles.in(here.resolve("state"), CLUSTER);
        Authority authority = Authority.create(files, CLUSTER, InstantSource.system());
        KeyPair pair = EcKeys.make();
        IdentityFiles.in(there.resolve("state")).write(authority.issue(new PkiName("n1"), Role.NODE, pair.getPublic()),
                pair.getPrivate(), authority.certificate(), authority.revocations());
        Files.writeString(here.resolve("lab.toml"),
                "cluster = \"lab\"\n[[nodes]]\nname = \"n1\"\naddress = \"127.0.0.1\"\n"
                        + "reach = \"rpc\"\nport = " + port + "\n");
    }

    @AfterEach
    void end() throws Exception {
        Files.writeString(go, "");
        Running still = daemon;
        if (still != null) {
            still.process().destroyForcibly();
            still.end();
        }
    }

    private void serve() throws Exception {
        Running begun = node.start("minion", "serve", "--listen", "127.0.0.1", "--port", Integer.toString(port));
        daemon = begun;
        Distribution.await(() -> {
            assertThat(begun.process().isAlive()).as(() -> read(begun.err())).isTrue();
            return read(begun.err()).contains("Serves n1");
        });
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Running gather() throws IOException {
        return overlord.start("-i", folder.resolve("overlord/lab.toml").toString(), "--group", "slow", "--no-upload");
    }

    private static void kill(Running running) throws Exception {
        running.process().destroyForcibly();
        running.end();
    }

    /** All that was to be gathered, once, and nothing on the node. */
    private void assertWhole(Ended ended) throws Exception {
        assertThat(ended.code()).as(() -> "seed " + seed + ": " + ended.err()).isZero();
        String bundle = overlord.bundles().getFirst().toString();
        String summary = overlord.run("cat", bundle, "**/outcomes.json").out();
        assertThat(summary.split("\"status\":\"ok\"", -1)).as(summary).hasSize(14);
        assertThat(overlord.run("verify", bundle).code()).isZero();
        String steps = overlord.run("cat", bundle, "**/seq_7_*").out();
        assertThat(steps.lines().count()).isEqualTo(199_994);
        try (Stream<Path> left = Files.isDirectory(node.spool()) ? Files.list(node.spool()) : Stream.empty()) {
            assertThat(left).isEmpty();
        }
        assertThat(overlord.leftovers()).isEmpty();
    }

    @Test
    void aDaemonThatIsKilledGoesOnWithWhatItHas() throws Exception {
        serve();
        Running gather = gather();
        Path audit = folder.resolve("node/state/minion/audit.jsonl");
        Distribution.await(() -> Files.exists(audit) && read(audit).contains("slow.step3\""));
        kill(daemon);
        serve();
        Files.writeString(go, "");

        assertWhole(gather.end());
    }

    @Test
    void anOverlordThatIsKilledGoesOnWithWhatTheNodeHas() throws Exception {
        serve();
        Running gather = gather();
        Path audit = folder.resolve("node/state/minion/audit.jsonl");
        Distribution.await(() -> Files.exists(audit) && read(audit).contains("slow.step3\""));
        kill(gather);
        Files.writeString(go, "");

        assertWhole(overlord.run("resume"));
    }

    /** As many kills as {@code -Dgather.daemon.kills} says. */
    @Test
    void whoeverIsKilledWheneverNothingIsLost() throws Exception {
        seed = Long.getLong("gather.daemon.seed", new Random().nextLong());
        int kills = Integer.getInteger("gather.daemon.kills", 4);
        Random random = new Random(seed);
        serve();
        Running gather = gather();
        Distribution.await(overlord::collects);
        for (int i = 0; i < kills; i++) {
            LockSupport.parkNanos(random.nextLong(1_500_000_000L));
            if (random.nextBoolean()) {
                kill(daemon);
                serve();
            } else {
                assertThat(gather.process().isAlive()).as("seed " + seed + ": " + read(gather.err())).isTrue();
                kill(gather);
                gather = overlord.start("resume");
            }
        }
        Files.writeString(go, "");

        assertWhole(gather.end());
    }
}
