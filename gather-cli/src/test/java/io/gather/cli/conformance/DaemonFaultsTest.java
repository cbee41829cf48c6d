package io.gather.cli.conformance;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import io.gather.core.error.GatherException;
import io.gather.core.plan.Plan;
import io.gather.fixtures.plans.PlanTasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A node's daemon among those who mean it ill, and those of other versions. */
@Timeout(60)
class DaemonFaultsTest {
    @TempDir
    Path temp;

    private final List<DaemonNode> nodes = new ArrayList<>();

    @AfterEach
    void end() {
        for (DaemonNode node : nodes) {
            node.close();
        }
    }

    private DaemonNode node() {
        DaemonNode node = new DaemonNode(temp.resolve("daemon"));
        nodes.add(node);
        return node;
    }

    /** 200 who say nothing, or a byte, hold up nobody. */
    @Test
    void slowStrangersHoldUpNobody() throws Exception {
        DaemonNode node = node();
        // What is loaded and compiled with the first takes no time of the second.
        node.gathered(node.node(), DaemonNode.plan(new PlanTasks().command("echo x")));
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port());
                socket.getOutputStream().write(i % 2 == 0 ? new byte[]{22} : new byte[]{22, 3, 1, 2, 0, 1, 0, 1});
                slow.add(socket);
            }
            long start = System.nanoTime();
            assertThat(node.minions().facts(node.node()).hostName()).isNotBlank();
            assertThat(node.gathered(node.node(), DaemonNode.plan(new PlanTasks().command("echo x"))))
                    .contains("OK 2");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void bytesThatMeanNothingAreAnsweredWithNothing() throws Exception {
        DaemonNode node = node();
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[1 + random.nextInt(2000)];
            random.nextBytes(bytes);
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
                socket.setSoTimeout(15_000);
                socket.getOutputStream().write(bytes);
                socket.shutdownOutput();
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                assertThat(answer).doesNotContain("HTTP/1.1 200");
            } catch (IOException expected) {
                // The connection was reset.
            }
        }
        assertThat(node.minions().facts(node.node()).hostName()).isNotBlank();
    }

    /** With a certificate, and requests that are none. */
    @Test
    void requestsThatMeanNothingAreRefused() throws Exception {
        DaemonNode node = node();
        SSLContext tls = node.overlord().context();
        Random random = new Random(8);
        byte[] noise = new byte[5000];
        random.nextBytes(noise);
        String head = "Host: x\r\nConnection: close\r\n";
        for (String request : List.of("GET / HTTP/1.1\r\n" + head + "\r\n",
                "GET /v2/health HTTP/1.1\r\n" + head + "\r\n",
                "POST /v1/gathers HTTP/1.1\r\n" + head + "Content-Length: 4\r\n\r\n{}{}",
                "POST /v1/gathers HTTP/1.1\r\n" + head + "Content-Length: 5000\r\n\r\n"
                        + new String(noise, StandardCharsets.ISO_8859_1),
                "POST /v1/gathers HTTP/1.1\r\n" + head + "Content-Length: 900000000\r\n\r\n" + "[".repeat(9 << 20),
                "DELETE /v1/gathers/..%2f..%2fetc/passwd HTTP/1.1\r\n" + head + "\r\n",
                "GET /v1/gathers/a/b/members/%2e%2e HTTP/1.1\r\n" + head + "\r\n",
                "PUT /v1/identity/certificate HTTP/1.1\r\n" + head + "Content-Length: 3\r\n\r\nabc")) {
            try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(),
                    node.port())) {
                socket.setSoTimeout(15_000);
                OutputStream out = socket.getOutputStream();
                try {
                    out.write(request.getBytes(StandardCharsets.ISO_8859_1));
                    out.flush();
                } catch (IOException expected) {
                    // It has read enough, and said so.
                }
                assertThat(answer(socket)).as(request.substring(0, Math.min(60, request.length())))
                        .matches("(?s)HTTP/1.1 4\\d\\d .*|");
            }
        }
        assertThat(node.minions().facts(node.node()).hostName()).isNotBlank();
    }

    private static String answer(SSLSocket socket) {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException reset) {
            return "";
        }
    }

    /** One of before cannot look beforehand, and is asked for no more than it can do. */
    @Test
    void anOlderMinionIsUsedWithWhatItCanDo() throws Exception {
        DaemonNode node = new DaemonNode(temp.resolve("daemon"), List.of());
        nodes.add(node);
        assertThat(node.minions().facts(node.node()).notices()).anyMatch(it -> it.contains("older version"));
        Plan plan = DaemonNode.plan(new PlanTasks().files("/etc/hostname"));
        assertThat(node.minions().estimate(node.node(), plan, Duration.ofSeconds(5))).isEmpty();
        assertThat(node.gathered(node.node(), plan)).contains("OK");
    }

    @Test
    void aPlanOfAnotherVersionIsRefusedInASentence() throws Exception {
        DaemonNode node = node();
        Plan known = DaemonNode.plan(new PlanTasks().command("echo x"));
        Plan newer = new Plan(Plan.VERSION + 1, known.gather(), known.node(), known.limits(), known.tasks(), known
                .known(), List.of());

        assertThatThrownBy(() -> node.minions().start(node.node(), newer)).isInstanceOf(GatherException.class)
                .hasMessageContaining("the overlord is newer than the minion");
    }
}
