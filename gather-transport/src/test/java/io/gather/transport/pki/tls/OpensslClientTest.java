package io.gather.transport.pki.tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

import io.gather.fixtures.programs.Peer;
import io.gather.transport.pki.authority.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a client that is not ours gets from a node. */
class OpensslClientTest {
    @TempDir
    Path folder;

    private Cluster cluster;
    private SSLServerSocket server;
    private Thread serving;

    @BeforeEach
    void serve() throws Exception {
        cluster = Cluster.in(folder, "web");
        MutualTls node = MutualTls.of(cluster.given("n1", Role.NODE), Role.OVERLORD, _ -> {});
        server = (SSLServerSocket) node.context().getServerSocketFactory().createServerSocket(0, 5,
                InetAddress.getLoopbackAddress());
        server.setSSLParameters(node.parameters());
        serving = Thread.ofVirtual().start(() -> {
            while (!server.isClosed()) {
                try (SSLSocket socket = (SSLSocket) server.accept()) {
                    socket.setSoTimeout(10_000);
                    socket.getOutputStream().write("let in\n".getBytes(StandardCharsets.US_ASCII));
                } catch (SocketTimeoutException e) {
                    throw new AssertionError(e);
                } catch (IOException expected) {
                    // Who is not let in.
                }
            }
        });
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        serving.join(Duration.ofSeconds(10));
    }

    private String told(String... arguments) {
        List<String> all = new ArrayList<>(List.of("s_client", "-connect", "127.0.0.1:" + server.getLocalPort(),
                "-CAfile", cluster.files().authority().toString(), "-verify_return_error", "-ign_eof"));
        all.addAll(List.of(arguments));
        var end = Peer.require("openssl").command(all.toArray(String[]::new)).run();
        return end.output() + end.errors();
    }

    private String told(PeerFiles as) {
        return told("-cert", as.certificate().toString(), "-key", as.key().toString());
    }

    @Test
    void onlyAnOverlordOfThisClusterGetsIn() throws Exception {
        assertThat(told(cluster.given("here", Role.OVERLORD))).contains("let in", "TLSv1.3", "Verify return code: 0");

        assertThat(told()).contains("certificate required").doesNotContain("let in");
        assertThat(told(cluster.given("n2", Role.NODE))).contains("alert").doesNotContain("let in");
        assertThat(told(cluster.given("old", Role.OVERLORD, Instant.now().minus(Duration.ofDays(100)))))
                .contains("alert").doesNotContain("let in");
        Cluster foreign = Cluster.in(folder.resolve("foreign"), "web");
        assertThat(told(foreign.given("here", Role.OVERLORD))).contains("alert").doesNotContain("let in");
        PeerFiles gone = cluster.given("gone", Role.OVERLORD);
        assertThat(told(gone)).contains("let in");
        cluster.authority().revoke("gone");
        assertThat(told(gone)).contains("alert").doesNotContain("let in");
    }

    @Test
    void olderVersionsAreNotSpoken() throws Exception {
        PeerFiles here = cluster.given("here", Role.OVERLORD);
        assertThat(told("-tls1_2", "-cert", here.certificate().toString(), "-key", here.key().toString()))
                .contains("protocol version").doesNotContain("let in");
    }
}
