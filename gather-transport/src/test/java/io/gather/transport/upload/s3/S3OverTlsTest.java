package io.gather.transport.upload.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.S3Settings;
import io.gather.core.settings.TlsSettings;
import io.gather.core.upload.Arrival;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.upload.Sent;
import io.gather.transport.net.web.Bounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Over TLS the content goes as it is: nobody on the way can change it, and it need not be digested for the signature. */
class S3OverTlsTest {
    @TempDir
    Path folder;

    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final List<String> signed = new CopyOnWriteArrayList<>();

    @Test
    void sendsPartsAsTheyAre() throws Exception {
        Certificates certificates = Certificates.in(folder);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificates.context(certificates.server("127.0.0.1"))));
        server.createContext("/", this::answer);
        server.start();
        try {
            S3Settings settings = new S3Settings("b", "https://127.0.0.1:" + server.getAddress().getPort(), "us-east-1",
                    "", true, new TlsSettings(certificates.authority().toString(), "", ""), ProxySettings.none());
            Duration bound = Duration.ofSeconds(20);
            S3Uploader uploader = new S3Uploader(settings, S3Secrets.keys(), InstantSource.system(),
                    new Bounds(bound, bound, bound, bound), 1000);
            Path large = Files.writeString(folder.resolve("large.tgz"), "x".repeat(1000) + "y".repeat(1000) + "z");

            assertThat(uploader.upload(new Sent(large))).isInstanceOf(Arrival.Verified.class);
        } finally {
            server.stop(0);
        }

        assertThat(bodies).containsExactlyInAnyOrder("x".repeat(1000), "y".repeat(1000), "z");
        assertThat(signed).containsOnly("UNSIGNED-PAYLOAD").hasSize(3);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            exchange.getRequestBody().transferTo(body);
            String method = exchange.getRequestMethod();
            String answer = "";
            int status = 200;
            if (method.equals("PUT")) {
                bodies.add(body.toString(StandardCharsets.US_ASCII));
                signed.add(String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-content-sha256")));
                exchange.getResponseHeaders().set("ETag", "\"x\"");
            } else if (method.equals("HEAD")) {
                status = bodies.isEmpty() ? 404 : 200;
                exchange.getResponseHeaders().set("ETag", "\"x\"");
                exchange.getResponseHeaders().set("Content-Length", "2001");
            } else {
                answer = String.valueOf(exchange.getRequestURI().getQuery()).startsWith("uploads")
                        ? "<InitiateMultipartUploadResult><UploadId>u</UploadId></InitiateMultipartUploadResult>"
                        : "<CompleteMultipartUploadResult><ETag>\"x\"</ETag></CompleteMultipartUploadResult>";
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
