package io.gather.transport.net.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.settings.ProxySettings;
import io.gather.transport.error.NetError;
import io.gather.transport.net.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Against a proxy that says what it is told; real ones are met by the uploads. */
@Timeout(30)
class DialerTest {
    private static final Subject POLL = new Subject("poll.x", Category.NODES_MISSING);

    private ServerSocket proxy;

    @BeforeEach
    void listen() throws IOException {
        proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        proxy.setSoTimeout(10_000);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
    }

    /**
     * Answers one client.
     *
     * @param pieces how many bytes it reads, and what it then says, in turn; a character a byte
     * @return all that it read
     */
    private FutureTask<String> serve(Object... pieces) {
        FutureTask<String> task = new FutureTask<>(() -> {
            StringBuilder read = new StringBuilder();
            try (Socket client = proxy.accept()) {
                client.setSoTimeout(10_000);
                InputStream in = client.getInputStream();
                for (int i = 0; i < pieces.length; i += 2) {
                    read.append(new String(in.readNBytes((int) pieces[i]), StandardCharsets.ISO_8859_1));
                    client.getOutputStream().write(String.valueOf(pieces[i + 1]).getBytes(StandardCharsets.ISO_8859_1));
                }
            }
            return read.toString();
        });
        Thread.ofVirtual().start(task);
        return task;
    }

    private void dial(Socket socket, ProxySettings.Kind kind, String user) throws IOException {
        new Dialer(new ProxySettings(kind, "127.0.0.1", proxy.getLocalPort(), user),
                () -> Optional.of("s3cret".toCharArray()), Duration.ofSeconds(10), POLL)
                .dial(socket, "there.example", 443);
    }

    private void assertRefused(ProxySettings.Kind kind, String user, String... words) throws IOException {
        try (Socket socket = new Socket()) {
            GatherException refused = catchThrowableOfType(GatherException.class, () -> dial(socket, kind, user));
            assertThat(refused.is(NetError.PROXY_REFUSES)).as(refused.code()).isTrue();
            assertThat(refused.category()).isEqualTo(Category.NODES_MISSING);
            assertThat(refused.what()).contains(words).doesNotContain("s3cret");
            assertThat(socket.isClosed()).isTrue();
        }
    }

    @Test
    void opensATunnelByConnect() throws Exception {
        String request = """
                CONNECT there.example:443 HTTP/1.1\r
                Host: there.example:443\r
                Proxy-Authorization: Basic bWU6czNjcmV0\r
                \r
                """;
        FutureTask<String> served = serve(request.length(), "HTTP/1.1 200 Go on\r\n\r\nhello");
        try (Socket socket = new Socket()) {
            dial(socket, ProxySettings.Kind.HTTP, "me");

            assertThat(socket.getInputStream().readNBytes(5)).asString(StandardCharsets.US_ASCII).isEqualTo("hello");
        }
        assertThat(ended(served)).isEqualTo(request);
    }

    private static String ended(FutureTask<String> served)
            throws InterruptedException, ExecutionException, TimeoutException {
        return served.get(10, TimeUnit.SECONDS);
    }

    @Test
    void refusalsAreOfTheSubjectsCategory() throws Exception {
        FutureTask<String> login = serve(1, "HTTP/1.1 407 Who?\r\n\r\n");
        assertRefused(ProxySettings.Kind.HTTP, "me", "another user or password", "407 Who?");
        assertThat(ended(login)).isEqualTo("C");

        FutureTask<String> forbidden = serve(1, "HTTP/1.1 403 No\r\n\r\n");
        assertRefused(ProxySettings.Kind.HTTP, "", "does not connect to there.example:443");
        assertThat(ended(forbidden)).isEqualTo("C");

        FutureTask<String> socks = serve(3, "\u0005\u00ff");
        assertRefused(ProxySettings.Kind.SOCKS, "", "wants a user and password");
        assertThat(ended(socks)).isEqualTo("\u0005\u0001\u0000");
    }

    @Test
    void opensATunnelBySocks() throws Exception {
        FutureTask<String> served = serve(3, "\u0005\u0000", 20, "\u0005\u0000\u0000\u0001\0\0\0\0\0\0hello");
        try (Socket socket = new Socket()) {
            dial(socket, ProxySettings.Kind.SOCKS, "");

            assertThat(socket.getInputStream().readNBytes(5)).asString(StandardCharsets.US_ASCII).isEqualTo("hello");
        }
        assertThat(ended(served)).contains("there.example");
    }

    @Test
    void whatMayPassIsNoRefusal() throws Exception {
        FutureTask<String> served = serve(1, "HTTP/1.1 503 Later\r\n\r\n");
        try (Socket socket = new Socket()) {
            assertThatThrownBy(() -> dial(socket, ProxySettings.Kind.HTTP, "")).isInstanceOf(IOException.class)
                    .hasMessageContaining("could not connect to there.example:443: 503 Later");
        }
        assertThat(ended(served)).isEqualTo("C");
    }
}
