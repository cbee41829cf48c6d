package io.gather.transport.upload.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.gather.core.error.GatherException;
import io.gather.core.settings.HttpSettings.Form;
import io.gather.core.settings.HttpSettings.Method;
import io.gather.core.upload.RetryLaterException;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.upload.Sent;
import io.gather.fixtures.upload.WebStub;
import io.gather.fixtures.upload.WebStub.Reply;
import io.gather.fixtures.upload.WebStub.Seen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What real servers cannot be made to say. */
@Timeout(60)
class AnswersTest {
    @TempDir
    Path folder;
    private Path bundle;

    @BeforeEach
    void make() throws IOException {
        bundle = Upload.bundle(folder, 500_000);
    }

    private String sent(Upload upload) throws Exception {
        return Sent.words(upload.uploader().upload(new Sent(bundle)));
    }

    private static Function<Seen, Reply> head(Reply head, Reply other) {
        return request -> request.method().equals("HEAD") ? head : other;
    }

    @Test
    void sendsTheBundleWithItsDigestsAndHeaders() throws Exception {
        try (WebStub stub = WebStub.start(head(Reply.of(405), Reply.of(201)))) {
            String where = sent(Upload.plain(stub.port()).path("/in/{case}/?sig=abc").as(Method.PUT, Form.RAW,
                    "X-Case: {case} of {cluster}"));

            assertThat(where).startsWith(stub.address() + "/in/C-1/ (accepted, but not verified: ").contains("405");
            Seen put = stub.seen().stream().filter(it -> it.method().equals("PUT")).findFirst().orElseThrow();
            assertThat(put.body()).isEqualTo(Files.readAllBytes(bundle));
            assertThat(put.path()).isEqualTo("/in/C-1/?sig=abc");
            assertThat(put.header("X-Case")).isEqualTo("C-1 of demo");
            assertThat(put.header("Content-Length")).isEqualTo("500000");
            assertThat(put.header("Repr-Digest")).matches("sha-256=:[A-Za-z0-9+/=]{44}:")
                    .isEqualTo(put.header("Content-Digest"))
                    .contains(String.valueOf(put.header("Digest")).substring(8));
            assertThat(put.header("Expect")).isEqualTo("100-continue");
        }
    }

    @Test
    void sendsFormsAsPagesDo() throws Exception {
        try (WebStub stub = WebStub.start(_ -> Reply.of(200))) {
            assertThat(sent(Upload.plain(stub.port()).path("/form").as(Method.POST, Form.MULTIPART)))
                    .contains("/form (accepted, but not verified: ");

            Seen post = stub.seen().getFirst();
            byte[] body = post.body();
            String text = new String(body, StandardCharsets.ISO_8859_1);
            String boundary = String.valueOf(post.header("Content-Type")).replaceFirst(".*boundary=", "");
            assertThat(text).startsWith("--" + boundary + "\r\n").endsWith("\r\n--" + boundary + "--\r\n")
                    .contains("name=\"file\"; filename=\"b.tgz\"",
                            new String(Files.readAllBytes(bundle), StandardCharsets.ISO_8859_1));
            assertThat(post.header("Content-Length")).isEqualTo(Integer.toString(body.length));
        }
    }

    @Test
    void aPostIsCheckedWhereTheServerSaysThatItIs() throws Exception {
        try (WebStub stub = WebStub.start(request -> request.method().equals("HEAD") && request.path().equals("/42")
                ? Reply.of(200).length(500_000)
                : Reply.of(201, "Location", "/42"))) {
            assertThat(sent(Upload.plain(stub.port()).as(Method.POST, Form.RAW))).contains("the server has its size");
        }
    }

    @Test
    void tellsATokenToThatServer() throws Exception {
        try (WebStub stub = WebStub.start(head(Reply.of(403), Reply.of(204)))) {
            Upload upload = Upload.plain(stub.port());
            upload.secrets().with(HttpWay.TOKEN, "tökenless");
            assertThatThrownBy(() -> sent(upload)).hasMessageContaining("the token").message()
                    .doesNotContain("tökenless");
            upload.secrets().with(HttpWay.TOKEN, "t.o-k_en");
            assertThat(sent(upload)).contains("not verified");
            assertThat(stub.seen()).allMatch(it -> "Bearer t.o-k_en".equals(it.header("Authorization")));
        }
    }

    @Test
    void believesNoServerThatHasLess() throws Exception {
        try (WebStub stub = WebStub.start(head(Reply.of(200).length(499_999), Reply.of(201)))) {
            assertThat(sent(Upload.plain(stub.port()))).isEqualTo("the server has 499999 of the bundle's 500000 bytes");
        }
        String other = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";
        try (WebStub stub = WebStub
                .start(head(Reply.of(200, "Repr-Digest", other).length(500_000), Reply.of(201)))) {
            assertThat(sent(Upload.plain(stub.port()))).contains("another SHA-256");
        }
        try (WebStub stub = WebStub.start(request -> request.method().equals("HEAD")
                ? Reply.of(200, "Digest", "SHA-256=" + base64(new Sent(bundle).sha256()))
                : Reply.of(201))) {
            assertThat(sent(Upload.plain(stub.port()))).contains("the server has its SHA-256");
        }
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    @Test
    void sendsAllOfItAgainWhereTheServerRedirects() throws Exception {
        for (int status : new int[]{301, 302, 307, 308}) {
            try (WebStub stub = WebStub.start(request -> request.path().startsWith("/new/")
                    ? (request.method().equals("HEAD") ? Reply.of(200).length(500_000) : Reply.of(201))
                    : Reply.of(status, "Location", "/new/b"))) {
                assertThat(sent(Upload.plain(stub.port()))).startsWith(stub.address() + "/new/b (the server has");
                Seen second = stub.seen().stream()
                        .filter(it -> it.path().equals("/new/b") && it.body().length > 0).findFirst().orElseThrow();
                assertThat(second.method()).isEqualTo("PUT");
                assertThat(second.body()).isEqualTo(Files.readAllBytes(bundle));
            }
        }
    }

    @Test
    void followsNobodyAnywhere() throws Exception {
        Certificates certificates = Certificates.in(folder);
        try (WebStub other = WebStub.start(head(Reply.of(405), Reply.of(201)));
                WebStub round = WebStub.start(_ -> Reply.of(307, "Location", "/again"));
                WebStub login = WebStub.start(_ -> Reply.of(303, "Location", "/login"));
                WebStub away = WebStub
                        .start(_ -> Reply.of(307, "Location", "http://localhost:" + other.port() + "/b"));
                WebStub down = WebStub.startTls(certificates.context(certificates.server("127.0.0.1")), false,
                        _ -> Reply.of(307, "Location", other.address() + "/b"))) {
            assertRefused(Upload.plain(round.port()), "round in circles");
            assertRefused(Upload.plain(login.port()), "sends us to a page instead of answering: "
                    + login.address() + "/login");
            assertRefused(Upload.plain(away.port()), "to another host: http://localhost:");
            assertRefused(Upload.tls(down.port(), certificates.authority()), "without encryption");
            assertRefused(Upload.tls(down.port(), certificates.authority()).otherHosts(), "without encryption");
            assertThat(other.seen()).isEmpty();

            Upload upload = Upload.plain(away.port()).otherHosts().user("u", "p").as(Method.PUT, Form.RAW, "X-Key: k");
            assertThat(sent(upload)).startsWith("http://localhost:" + other.port() + "/b");
            assertThat(away.seen().getLast().header("Authorization")).startsWith("Basic ");
            assertThat(other.seen()).noneMatch(it -> it.headers().containsKey("Authorization")
                    || it.headers().containsKey("X-Key"));
            assertThat(other.seen()).filteredOn(it -> it.method().equals("PUT")).singleElement()
                    .satisfies(it -> assertThat(it.body()).isEqualTo(Files.readAllBytes(bundle)));
        }
    }

    private void assertRefused(Upload upload, String words) {
        assertThatThrownBy(() -> sent(upload)).isInstanceOf(GatherException.class).hasMessageContaining(words);
    }

    @Test
    void tellsWhatMayPassFromWhatWillNot() throws Exception {
        AtomicInteger status = new AtomicInteger();
        try (WebStub stub = WebStub.start(_ -> Reply.of(status.get(), "Retry-After", "0"))) {
            for (int passing : List.of(408, 423, 429, 500, 502, 503, 504, 599)) {
                status.set(passing);
                assertThat(catchThrowable(() -> sent(Upload.plain(stub.port())))).as("" + passing)
                        .isExactlyInstanceOf(IOException.class).hasMessageContaining("answered " + passing);
            }
            for (int hopeless : List.of(400, 401, 403, 404, 405, 409, 410, 413, 415, 451, 501, 507, 304)) {
                status.set(hopeless);
                assertThat(catchThrowable(() -> sent(Upload.plain(stub.port())))).as("" + hopeless)
                        .isInstanceOf(GatherException.class).hasMessageContaining(": " + hopeless);
            }
            status.set(507);
            assertThatThrownBy(() -> sent(Upload.plain(stub.port()))).hasMessageContaining("the server's disk is full");
        }
    }

    @Test
    void leavesTheWaitThatTheServerAsksForToWhoeverTriesAgain() {
        for (String asked : List.of("1", "120", "999999999999999999", "9".repeat(40))) {
            try (WebStub stub = WebStub.start(_ -> Reply.of(503, "Retry-After", asked))) {
                assertThatThrownBy(() -> sent(Upload.plain(stub.port()))).hasMessageContaining("503")
                        .isInstanceOfSatisfying(RetryLaterException.class, e -> assertThat(e.wanted())
                                .isEqualTo(Duration.ofSeconds(asked.equals("1") ? 1 : 120)));
            }
        }
    }

    @Test
    void headersOfSettingsCannotSpoilTheRequest() {
        for (String bad : List.of("no colon", "Content-Length: 5", "Expect: x", "a b: c", ": x")) {
            assertThatThrownBy(() -> sent(Upload.plain(1).as(Method.PUT, Form.RAW, bad))).as(bad)
                    .isInstanceOf(GatherException.class).hasMessageContaining("upload.http.headers");
        }
    }
}
