package io.gather.transport.upload.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.gather.core.upload.Arrival;
import io.gather.fixtures.upload.Sent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Servers that know little of HTTP. */
@Timeout(30)
class OddServerTest {
    @TempDir
    Path folder;
    private Path bundle;

    @BeforeEach
    void make() throws IOException {
        bundle = Upload.bundle(folder, 300_000);
    }

    private interface Manners {
        void answer(String head, InputStream in, OutputStream out) throws IOException;
    }

    private static ServerSocket serve(Manners manners) throws IOException {
        ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!listening.isClosed()) {
                try {
                    Socket socket = listening.accept();
                    Thread.ofVirtual().start(() -> converse(socket, manners));
                } catch (IOException expected) {
                    // Closed.
                }
            }
        });
        return listening;
    }

    private static void converse(Socket socket, Manners manners) {
        try (socket) {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int read = in.read();
                if (read < 0) {
                    return;
                }
                head.append((char) read);
            }
            manners.answer(head.toString(), in, socket.getOutputStream());
        } catch (IOException expected) {
            // The client has had enough.
        }
    }

    private static void say(OutputStream out, String status) throws IOException {
        out.write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Test
    void sendsUnaskedWhereNobodyKnowsHowToAsk() throws Exception {
        try (ServerSocket server = serve((head, in, out) -> {
            if (head.contains("Expect:")) {
                in.transferTo(OutputStream.nullOutputStream());
            } else if (head.startsWith("PUT")) {
                in.readNBytes(300_000);
                say(out, "201 Created");
            } else {
                say(out, "501 Not Implemented");
            }
        })) {
            assertThat(Upload.plain(server.getLocalPort()).uploader().upload(new Sent(bundle)))
                    .isInstanceOf(Arrival.Unverified.class);
        }
    }

    @Test
    void sendsUnaskedWhereAskingIsRefused() throws Exception {
        try (ServerSocket server = serve((head, in, out) -> {
            if (head.contains("Expect:")) {
                say(out, "417 Expectation Failed");
            } else if (head.startsWith("PUT")) {
                in.readNBytes(300_000);
                say(out, "201 Created");
            } else {
                say(out, "405 Method Not Allowed");
            }
        })) {
            assertThat(Upload.plain(server.getLocalPort()).uploader().upload(new Sent(bundle)))
                    .isInstanceOf(Arrival.Unverified.class);
        }
    }

    @Test
    void successBeforeTheEndIsNone() throws Exception {
        try (ServerSocket server = serve((head, in, out) -> say(out,
                head.startsWith("HEAD") ? "405 Method Not Allowed" : "201 Created"))) {
            assertThatThrownBy(() -> Upload.plain(server.getLocalPort()).uploader().upload(new Sent(bundle)))
                    .isInstanceOf(IOException.class).hasMessage(
                            "the server said 201 Created before it had the whole bundle");
        }
        try (ServerSocket server = serve((head, in, out) -> {
            if (head.startsWith("HEAD")) {
                say(out, "404 Not Found");
                return;
            }
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            in.readNBytes(1000);
            say(out, "201 Created");
        })) {
            assertThatThrownBy(() -> Upload.plain(server.getLocalPort()).uploader()
                    .upload(new Sent(Upload.bundle(folder, 50_000_000)))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anythingElseThanHttpIsSaid() throws Exception {
        try (ServerSocket server = serve((head, in, out) -> out.write("220 ftp ready\r\n".getBytes(
                StandardCharsets.US_ASCII)))) {
            assertThatThrownBy(() -> Upload.plain(server.getLocalPort()).uploader().upload(new Sent(bundle)))
                    .isInstanceOf(IOException.class).hasMessageContaining("220 ftp ready");
        }
    }
}
