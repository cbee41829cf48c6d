package io.gather.cli.minion;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.gather.cli.ProgramInProcess;
import io.gather.cli.ProgramInProcess.Ended;
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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code gather minion serve} on one side, {@code gather run} on the other. */
@Timeout(60)
class ServedNodeTest {
    private static final PkiName CLUSTER = new PkiName("lab");

    @TempDir
    Path temp;

    private final int port = SmtpServer.freePort();
    private ProgramInProcess node;
    private ProgramInProcess overlord;
    private CompletableFuture<Ended> served = new CompletableFuture<>();
    private @Nullable Thread serving;

    @BeforeEach
    void setUp() throws Exception {
        node = new ProgramInProcess(Files.createDirectories(temp.resolve("node")));
        overlord = new ProgramInProcess(Files.createDirectories(temp.resolve("overlord")));
    }

    @AfterEach
    void end() throws Exception {
        Thread still = serving;
        if (still != null) {
            still.interrupt();
            assertThat(still.join(Duration.ofSeconds(20))).isTrue();
        }
    }

    private Authority enrol() throws Exception {
        AuthorityFiles files = AuthorityFiles.in(temp.resolve("overlord").resolve("state"), CLUSTER);
        Authority authority = Authority.create(files, CLUSTER, InstantSource.system());
        KeyPair pair = EcKeys.make();
        IdentityFiles.in(temp.resolve("node/state")).write(
                authority.issue(new PkiName("n1"), Role.NODE, pair.getPublic()),
                pair.getPrivate(), authority.certificate(), authority.revocations());
        return authority;
    }

    private void serve(String... options) throws Exception {
        String[] line = new String[options.length + 6];
        System.arraycopy(new String[]{"minion", "serve", "--listen", "127.0.0.1", "--port", Integer.toString(port)}, 0,
                line, 0, 6);
        System.arraycopy(options, 0, line, 6, options.length);
        served = new CompletableFuture<>();
        serving = Thread.ofPlatform().daemon().start(() -> served.complete(node.run(line)));
        while (!isServed()) {
            assertThat(served).isNotDone();
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private boolean isServed() {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private Ended gather(String... more) {
        overlord.file("lab.toml", "cluster = \"lab\"\n[[nodes]]\nname = \"n1\"\naddress = \"127.0.0.1\"\n"
                + "reach = \"rpc\"\nport = " + port + "\n");
        String[] line = new String[more.length + 2];
        line[0] = "-i";
        line[1] = temp.resolve("overlord/lab.toml").toString();
        System.arraycopy(more, 0, line, 2, more.length);
        return overlord.gather(line);
    }

    private String of(Ended ended, String file) {
        String bundle = ended.out().lines().filter(it -> it.endsWith(".tgz")).findFirst()
                .orElseThrow(() -> new AssertionError(
                        ended.all()));
        return overlord.run("cat", bundle.strip(), file).all();
    }

    @Test
    void whatItsOwnerAllowsIsGatheredAndTheRestIsDenied() throws Exception {
        enrol();
        serve("--allow", "date,host.uptime");
        Ended ended = gather("--group", "date,memory", "--command", "id");

        assertThat(of(ended, "nodes/n1/**/date*")).contains("20");
        String outcomes = of(ended, "**/outcomes.json");
        assertThat(outcomes).contains("\"denied\"").contains("the node's owner does not allow it")
                .contains("the node's owner allows only what its own catalog has");
        String audit = Files.readString(temp.resolve("node/state/minion/audit.jsonl"));
        assertThat(audit).contains("\"entry\":\"ran\"", "\"item\":\"date.", "\"entry\":\"denied\"",
                "\"path\":\"/v1/gathers\",\"status\":201");
        assertThat(audit).doesNotContain("\"what\":\"id\"");
        assertThat(temp.resolve("node/spool")).isEmptyDirectory();
    }

    @Test
    void whereItsOwnerAllowsAnyCommandItRuns() throws Exception {
        enrol();
        node.with("GATHER_MINION_COMMANDS", "true");
        serve();

        Ended ended = gather("--command", "echo by-hand");
        assertThat(of(ended, "**/*by-hand*")).contains("by-hand");
    }

    @Test
    void aGatherRenewsItsCertificateAndTellsWhoWasRevoked() throws Exception {
        Authority authority = enrol();
        serve();
        IdentityFiles identity = IdentityFiles.in(temp.resolve("node/state"));
        String before = identity.certificate().getSerialNumber().toString(16);
        authority.issue(new PkiName("thief"), Role.OVERLORD, EcKeys.make().getPublic());
        authority.revoke("thief");
        authority.rotate("n1");

        assertThat(gather("--group", "date").code()).isZero();
        assertThat(identity.certificate().getSerialNumber().toString(16)).isNotEqualTo(before);
        assertThat(Files.readString(identity.revocations()))
                .isEqualTo(Files.readString(AuthorityFiles.in(temp.resolve("overlord/state"), CLUSTER).revocations()));
        Ended again = gather("--group", "date");
        assertThat(again.code()).as(again.all()).isZero();

        authority.revoke("n1");
        Ended refused = gather("--group", "date");
        assertThat(refused.code()).isEqualTo(5);
        assertThat(refused.err()).contains("revoked");
    }

    @Test
    void oneProcessServesANode() throws Exception {
        enrol();
        serve();

        Ended second = node.run("minion", "serve", "--listen", "127.0.0.1", "--port", Integer.toString(
                SmtpServer.freePort()));
        assertThat(second.code()).isEqualTo(7);
        assertThat(second.err()).contains("another process serves it").contains("GATHER-7920");
    }

    @Test
    void nobodyIsServedBeforeThereIsACertificate() {
        Ended ended = node.run("minion", "serve", "--port", Integer.toString(port));

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("this node has no certificate").contains("gather minion invite");
    }

    @Test
    void whatIsAllowedMustBeThere() throws Exception {
        enrol();
        Ended ended = node.run("minion", "serve", "--port", Integer.toString(port), "--allow", "memroy");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).contains("'memroy' is no group and no item").contains("memory");
    }

    @Test
    void withoutAnAuthorityNoNodeIsAsked() throws Exception {
        Ended ended = gather("--group", "date");

        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.err()).contains("there is no authority");
    }
}
