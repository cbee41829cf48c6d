package io.gather.stats.sink.prometheus;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import io.gather.stats.config.MetricNames;
import io.gather.stats.metric.FieldSet;
import io.gather.stats.metric.Point;
import io.gather.stats.metric.TagSet;
import io.gather.stats.sink.PointBatch;
import io.gather.transport.net.serve.SiteBounds;
import io.gather.transport.net.serve.SiteLogin;
import io.gather.transport.net.serve.SitePlace;
import io.gather.transport.net.serve.SiteReply;
import io.gather.transport.net.serve.SiteServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MetricsPageTest {
    private static final int CLIENTS = 5_000;
    private static final int FIELDS = 14;
    private static final int SLOW = 14;

    /** A process of its own, with little memory: what is asked of it is answered, while others read nothing. */
    @Test
    void moreThanFitsInMemoryIsServedToManyAtOnce() throws Exception {
        Process process = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-Xmx28m",
                "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-cp", System.getProperty("java.class.path"),
                MetricsPageTest.class.getName()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<Socket> slow = new ArrayList<>();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            int port = Integer.parseInt(said.readLine());
            for (int i = 0; i < SLOW; i++) {
                slow.add(asked(port, "cHJvbTpzZWNyZXQ="));
                assertThat(slow.getLast().getInputStream().read()).as("it is answered").isPositive();
            }
            try (Socket stranger = asked(port, "cHJvbTp4")) {
                assertThat(new String(stranger.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                        .contains(" 401 ");
            }
            try (Socket reader = asked(port, "cHJvbTpzZWNyZXQ=")) {
                assertThat(lines(reader)).isEqualTo(CLIENTS * FIELDS + 2 * FIELDS);
            }
            assertThat(process.isAlive()).isTrue();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
            process.destroyForcibly();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static Socket asked(int port, String login) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(60_000);
        socket.getOutputStream().write(("GET /metrics HTTP/1.0\r\nAccept-Encoding: gzip\r\nAuthorization: Basic "
                + login + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    private static int lines(Socket socket) throws IOException {
        int four = 0;
        while (four != 0x0d0a0d0a) {
            int next = socket.getInputStream().read();
            assertThat(next).as("it is answered").isNotNegative();
            four = four << 8 | next;
        }
        try (BufferedReader text = new BufferedReader(new InputStreamReader(new GZIPInputStream(
                socket.getInputStream()), StandardCharsets.UTF_8))) {
            return (int) text.lines().count();
        }
    }

    static void main() throws Exception {
        SampleStore store = new SampleStore(new MetricNaming(MetricNames.GOSTATS, ""), 100, Map.of());
        for (int from = 0; from < CLIENTS; from += 1000) {
            List<Point> points = new ArrayList<>();
            for (int i = from; i < from + 1000; i++) {
                points.add(client(i));
            }
            store.put(new PointBatch(Duration.ofSeconds(5), points), System.nanoTime());
        }
        Semaphore sorting = new Semaphore(MetricsPage.AT_ONCE, true);
        try (PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
                SiteServer server = SiteServer.open(SitePlace.open(0), Optional.empty(),
                        Optional.of(SiteLogin.ofUser("prom", "secret", "Restricted", _ -> true)),
                        _ -> new SiteReply(200, SampleStore.CONTENT_TYPE,
                                new MetricsPage(store, sorting, System::nanoTime))
                                .compressed(),
                        new SiteBounds(16, Duration.ofSeconds(60), Duration.ofMinutes(5)), _ -> {})) {
            out.println(server.port());
            boolean ignored = new CountDownLatch(1).await(5, TimeUnit.MINUTES);
        }
    }

    private static Point client(int i) {
        Map<String, String> tags = new TreeMap<>(Map.of("cluster", "east", "node", Integer.toString(i % 252), "class",
                "namespace_write", "protocol", "nfs3", "remote_addr", "10.1." + i / 256 + "." + i % 256, "user",
                "user-" + i));
        Map<String, Double> fields = new TreeMap<>();
        for (int field = 0; field < FIELDS; field++) {
            fields.put("field_" + field, i * 1.37 + field);
        }
        return new Point("node.summary.client", 1_795_219_592, TagSet.of(tags), FieldSet.of(fields));
    }
}
