package io.gather.cli.pki;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import io.gather.cli.ProgramInProcess;
import io.gather.cli.ProgramInProcess.Ended;
import io.gather.core.json.Json;
import io.gather.fixtures.programs.Peer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code gather pki} on the overlord's machine, {@code gather minion} on both. */
class PkiVerbsTest {
    @TempDir
    Path temp;
    private ProgramInProcess overlord;
    private ProgramInProcess node;

    @BeforeEach
    void set() throws Exception {
        overlord = new ProgramInProcess(Files.createDirectories(temp.resolve("overlord"))).with("GATHER_CLUSTER",
                "lab");
        node = new ProgramInProcess(Files.createDirectories(temp.resolve("node")));
    }

    private Ended init() {
        return overlord.run("pki", "init");
    }

    private List<JsonNode> rows() throws IOException {
        return overlord.run("pki", "list", "--json").out().lines().map(PkiVerbsTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String token(Ended invited) {
        assertThat(invited.out()).matches("echo [A-Za-z0-9_-]+ \\| gather minion join\n");
        return invited.out().split(" ")[1];
    }

    @Test
    void makesAnAuthorityOnce() throws Exception {
        assertThat(overlord.run("pki", "list").err()).contains("there is no authority", "gather pki init",
                "[GATHER-2701]");
        Ended made = init();
        assertThat(made.code()).as(made.all()).isZero();
        assertThat(made.err()).contains("the authority of lab", "gather minion invite NODE");
        assertThat(rows()).singleElement().satisfies(it -> {
            assertThat(it.at("/role").asText()).isEqualTo("overlord");
            assertThat(it.at("/state").asText()).isEqualTo("valid");
        });
        assertThat(init().err()).contains("[GATHER-2704]");
        assertThat(overlord.run("pki", "init", "--cluster", "../x").err()).contains("[GATHER-2702]");
    }

    @Test
    void enrolsANodeAndRevokesIt() throws Exception {
        init();
        int port = freePort();
        Path inventory = overlord.file("cluster.toml", """
                [[nodes]]
                name = "n1"
                address = "127.0.0.1"
                reach = "rpc"
                port = %d
                """.formatted(port));
        Path token = node.file("token", token(overlord.run("minion", "invite", "n1")) + "\n");
        CompletableFuture<Ended> joined = CompletableFuture.supplyAsync(() -> node.run("minion", "join",
                "--token-file", token.toString(), "--listen", "127.0.0.1:" + port, "--wait", "1m"));

        Ended enrolled = overlord.run("minion", "enrol", "--inventory", inventory.toString(), "--wait", "1m");

        assertThat(enrolled.code()).as(enrolled.all()).isZero();
        assertThat(enrolled.err()).contains("n1: enrolled");
        Ended there = joined.get(1, TimeUnit.MINUTES);
        assertThat(there.code()).as(there.all()).isZero();
        assertThat(there.err()).contains("joined as n1 to the cluster lab");
        Path identity = temp.resolve("node/state/minion/identity");
        Peer.require("openssl").run("verify", "-purpose", "sslserver", "-CAfile",
                identity.resolve("authority.pem").toString(), identity.resolve("identity.pem").toString()).succeeded();

        assertThat(overlord.run("minion", "enrol", "--inventory", inventory.toString()).err())
                .contains("no node is invited");
        assertThat(overlord.run("pki", "rotate", "n1").err()).contains("1 node: renewed at the next gather");
        assertThat(overlord.run("pki", "list").out()).contains("n1  node  renew soon, until 20");
        Ended revoked = overlord.run("pki", "revoke", "n1");
        assertThat(revoked.err()).contains("revoked: n1, node, ");
        assertThat(overlord.run("pki", "list").out()).contains("n1  node  revoked on 20");
        assertThat(overlord.run("pki", "revoke", "n1").err()).contains("[GATHER-2703]");
    }

    @Test
    void oneThatDoesNotJoinIsToldOfWithTheOthers() throws Exception {
        init();
        int port = freePort();
        Path inventory = overlord.file("cluster.toml", """
                [[nodes]]
                name = "n1"
                address = "127.0.0.1"
                reach = "rpc"
                port = %d
                [[nodes]]
                name = "n2"
                address = "127.0.0.1"
                reach = "rpc"
                port = %d
                """.formatted(port, freePort()));
        Ended one = overlord.run("minion", "invite", "n1", "--wait", "0s", "--inventory", inventory.toString());
        assertThat(one.code()).isEqualTo(5);
        assertThat(one.err()).contains("n1 at 127.0.0.1:" + port, "[GATHER-3411]");
        assertThat(one.out()).contains("gather minion join");
        Ended both = overlord.run("minion", "invite", "n1", "n2", "--wait", "0s", "--inventory",
                inventory.toString());
        assertThat(both.code()).isEqualTo(5);
        assertThat(both.err()).contains("n1 at ", "n2 at ");
        Ended never = overlord.run("minion", "enrol", "n3", "--wait", "0s");
        assertThat(never.err()).contains("gather minion invite n3", "[GATHER-2707]");
    }

    @Test
    void aTokenIsReadWhole() throws Exception {
        init();
        String token = token(overlord.run("minion", "invite", "n1"));
        Path cut = node.file("token", token.substring(3));
        assertThat(node.run("minion", "join", "--token-file", cut.toString()).err()).contains("[GATHER-2705]")
                .doesNotContain(token.substring(3));
        assertThat(node.run("minion", "join", "--listen", "nowhere", "--token-file", cut.toString()).err())
                .contains("[GATHER-2602]");
        JsonNode row = json(overlord.run("minion", "invite", "n1", "--json").out());
        assertThat(row.at("/node").asText()).isEqualTo("n1");
        Path whole = node.file("token", row.at("/token").asText());
        Ended waited = node.run("minion", "join", "--token-file", whole.toString(), "--listen",
                "127.0.0.1:" + freePort(), "--wait", "0s");
        assertThat(waited.code()).isEqualTo(5);
        assertThat(waited.err()).contains("gather minion enrol n1", "[GATHER-3414]");
    }

    @Test
    void exportsWhatOthersMayKnowAndKeysIntoFilesOnly() throws Exception {
        init();
        assertThat(overlord.run("pki", "export").out()).contains("BEGIN CERTIFICATE", "BEGIN X509 CRL")
                .doesNotContain("PRIVATE");
        Path file = temp.resolve("head2.pem");
        assertThat(overlord.run("pki", "export", "--overlord", "head2").err()).contains("--to FILE");
        assertThat(overlord.run("pki", "export", "--overlord", "head2", "--to", file.toString()).code()).isZero();
        assertThat(Files.readString(file)).contains("BEGIN CERTIFICATE", "BEGIN PRIVATE KEY");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(overlord.run("pki", "export", "--to", file.toString()).err()).contains("[GATHER-5008]");
        assertThat(rows()).hasSize(2);
        assertThat(overlord.run("pki", "rotate").err()).contains("the overlord's certificate is renewed");
        assertThat(rows()).hasSize(3);
    }
}
