package io.gather.transport.upload.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gather.core.error.GatherException;
import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.S3Settings;
import io.gather.core.settings.TlsSettings;
import io.gather.core.upload.Arrival;
import io.gather.fixtures.upload.Sent;
import io.gather.transport.net.web.Bounds;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Servers that say one thing and do another, or say things that mean something. */
class LyingServerTest {
    private static final String CREATED = "<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>";
    private static final String COMPLETED = "<CompleteMultipartUploadResult><ETag>\"x\"</ETag></CompleteMultipartUploadResult>";

    @TempDir
    Path folder;
    private final Map<String, Said> says = new HashMap<>();
    private HttpServer server;
    /** Whether something was written since somebody asked what there is. */
    private volatile boolean written;
    private S3Uploader uploader;
    private Path large;
    private Path small;

    /** What the server says to one kind of request. */
    private record Said(int status, Map<String, String> headers, String body) {
        static Said of(int status, String body) {
            return new Said(status, Map.of(), body);
        }

        static Said error(int status, String code) {
            return of(status,
                    "<?xml version=\"1.0\"?>\n<Error><Code>" + code + "</Code><Message>so it is</Message></Error>");
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        S3Settings settings = new S3Settings("b", "http://127.0.0.1:" + server.getAddress().getPort(), "us-east-1", "",
                true, TlsSettings.builtIn(), ProxySettings.none());
        Duration second = Duration.ofSeconds(2);
        uploader = new S3Uploader(settings, S3Secrets.keys(), InstantSource.system(),
                new Bounds(second, second, second, second), 1000);
        large = Files.writeString(folder.resolve("large.tgz"), "x".repeat(2500));
        small = Files.writeString(folder.resolve("small.tgz"), "x".repeat(10));
        says.put("POST uploads", Said.of(200, CREATED));
        says.put("POST uploadId", Said.of(200, COMPLETED));
        says.put("PUT", new Said(200, Map.of("ETag", "\"x\""), ""));
        says.put("HEAD", new Said(200, Map.of("ETag", "\"x\"", "Content-Length", "2500"), ""));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            long ignored = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            String method = exchange.getRequestMethod();
            if (method.equals("HEAD") && !written) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            written = !method.equals("HEAD");
            Said said = says.getOrDefault(method.equals("POST")
                    ? "POST " + (query.startsWith("uploads") ? "uploads" : "uploadId")
                    : method, Said.of(500, ""));
            said.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void believesAServerThatTellsTheTruth() throws Exception {
        assertThat(uploader.upload(new Sent(large)))
                .isEqualTo(new Arrival.Verified("s3://b/large.tgz", "the server has its size"));
    }

    @Test
    void doesNotBelieveAGoodStatusWithAnErrorInIt() {
        says.put("POST uploadId", Said.error(200, "InternalError"));
        assertThatThrownBy(() -> uploader.upload(new Sent(large))).isInstanceOf(IOException.class)
                .hasMessage("s3://b/large.tgz: the server answered 200 InternalError: so it is");
        written = false;
        says.put("POST uploadId", Said.of(200, ""));
        assertThatThrownBy(() -> uploader.upload(new Sent(large))).isInstanceOf(IOException.class);
        written = false;
        says.put("POST uploads", Said.of(200, "<html>welcome</html>"));
        assertThatThrownBy(() -> uploader.upload(new Sent(folder.resolve("large.tgz"))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void doesNotBelieveAnObjectOfAnotherSizeOrTag() throws Exception {
        says.put("HEAD", new Said(200, Map.of("ETag", "\"x\"", "Content-Length", "2499"), ""));
        refuted(large, "2499 bytes of 2500");
        says.put("HEAD", new Said(200, Map.of("ETag", "\"y\"", "Content-Length", "2500"), ""));
        refuted(large, "is not what was sent");
        says.put("HEAD", Said.of(404, ""));
        refuted(large, "no such object");
        says.put("HEAD", new Said(200, Map.of("ETag", "\"x\"", "Content-Length", "10", Bucket.DIGEST, "00"), ""));
        refuted(small, "is not what was sent");
    }

    private void refuted(Path bundle, String why) throws Exception {
        written = false;
        assertThat(uploader.upload(new Sent(bundle))).isInstanceOfSatisfying(Arrival.Refuted.class,
                it -> assertThat(it.reason()).contains(why));
    }

    @Test
    void whatAServerDoesNotTellIsNotVerified() throws Exception {
        for (int status : new int[]{403, 405, 500, 503}) {
            written = false;
            says.put("HEAD", Said.of(status, ""));
            assertThat(uploader.upload(new Sent(large))).isInstanceOfSatisfying(Arrival.Unverified.class,
                    it -> assertThat(it.doubt()).contains(String.valueOf(status)));
        }
    }

    @Test
    void doesNotBelieveADigestOfSomethingElse() {
        says.put("PUT", new Said(200, Map.of("ETag", "\"" + "0".repeat(32) + "\""), ""));
        assertThatThrownBy(() -> uploader.upload(new Sent(small))).isInstanceOf(IOException.class)
                .hasMessageContaining("stored something else");
    }

    @Test
    void triesAgainWhatMayPass() {
        for (Said said : new Said[]{Said.error(503, "SlowDown"), Said.error(500, "InternalError"),
                Said.of(502, "<html>"),
                Said.error(400, "RequestTimeout"), Said.error(404, "NoSuchUpload")}) {
            written = false;
            says.put("PUT", said);
            assertThatThrownBy(() -> uploader.upload(new Sent(large))).isInstanceOf(IOException.class)
                    .hasMessageContaining("the server answered " + said.status());
        }
    }

    @Test
    void saysWhatToDoWhereTryingAgainIsOfNoUse() {
        refused(new Said(301, Map.of("x-amz-bucket-region", "eu-west-1"), ""), "GATHER-6604",
                "set upload.s3.region to \"eu-west-1\"");
        refused(Said.error(403, "QuotaExceeded"), "GATHER-6606", "make room");
        refused(Said.of(507, ""), "GATHER-6606", "make room");
        refused(Said.error(403, "AccessDenied"), "GATHER-6603", "rights");
        refused(Said.error(403, "ExpiredToken"), "GATHER-6603", "current keys");
        refused(Said.of(501, "<html>no"), "GATHER-6607", "upload.s3");
    }

    private void refused(Said said, String code, String remedy) {
        written = false;
        says.put("PUT", said);
        assertThatThrownBy(() -> uploader.upload(new Sent(small))).isInstanceOfSatisfying(GatherException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.what()).contains(String.valueOf(said.status()));
            assertThat(e.remedy().toString()).contains(remedy);
        });
    }
}
