package io.gather.transport.upload.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.gather.core.error.GatherException;
import io.gather.core.settings.HttpSettings.Form;
import io.gather.core.settings.HttpSettings.Method;
import io.gather.core.upload.Arrival;
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

/** Servers that say that they took the bundle, and what becomes of that when they are asked again. */
@Timeout(60)
class LyingServerTest {
    private static final int SIZE = 300_000;
    private static final String OTHER = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    @TempDir
    Path folder;
    private Path bundle;

    @BeforeEach
    void make() throws IOException {
        bundle = Upload.bundle(folder, SIZE);
    }

    /** Takes what is put, has nothing before that, and answers then as it is told. */
    private static Function<Seen, Reply> thenSays(Reply put, Reply head) {
        Map<String, Boolean> put201 = new ConcurrentHashMap<>();
        return request -> switch (request.method()) {
            case "PUT" -> {
                put201.put(request.path(), true);
                yield put;
            }
            case "HEAD" -> put201.isEmpty() ? Reply.of(404) : head;
            default -> Reply.of(405);
        };
    }

    private Arrival sent(Function<Seen, Reply> answers) throws Exception {
        try (WebStub stub = WebStub.start(answers)) {
            return Upload.plain(stub.port()).uploader().upload(new Sent(bundle));
        }
    }

    @Test
    void whatIsNotThereOrSomethingElseIsNoSuccess() throws Exception {
        for (Reply head : List.of(Reply.of(404), Reply.of(410), Reply.of(200).length(0), Reply.of(200).length(SIZE - 1),
                Reply.of(200, "Content-Type", "text/html").length(1234),
                Reply.of(200, "Repr-Digest", "sha-256=:" + OTHER + ":").length(SIZE),
                Reply.of(200, "Digest", "SHA-256=" + OTHER).length(SIZE))) {
            assertThat(sent(thenSays(Reply.of(201), head))).as("%s", head).isInstanceOf(Arrival.Refuted.class);
        }
    }

    @Test
    void whatCannotBeAskedIsNotVerified() throws Exception {
        for (Reply head : List.of(Reply.of(200), Reply.of(204), Reply.of(403), Reply.of(405), Reply.of(500),
                Reply.of(501),
                Reply.of(503), Reply.of(303, "Location", "/login"),
                Reply.of(302, "Location", "http://127.0.0.2:1/b.tgz"),
                Reply.of(200, "Content-Encoding", "gzip").length(12))) {
            assertThat(sent(thenSays(Reply.of(201), head))).as("%s", head).isInstanceOfSatisfying(
                    Arrival.Unverified.class,
                    it -> assertThat(it.words()).contains("/b.tgz (accepted, but not verified"));
        }
    }

    @Test
    void aPageForLoggingInIsNoFile() throws Exception {
        Arrival arrival = sent(request -> switch (request.method()) {
            case "PUT" -> Reply.of(201);
            case "HEAD" -> request.path().equals("/login")
                    ? Reply.of(200, "Content-Type", "text/html").length(999)
                    : Reply.of(302, "Location", "/login");
            default -> Reply.of(405);
        });

        assertThat(arrival).isInstanceOfSatisfying(Arrival.Refuted.class,
                it -> assertThat(it.reason()).contains("999 of", "/login, where it sent us to"));
    }

    @Test
    void aPageInsteadOfAYesIsARefusal() {
        for (String page : List.of("<html><title>Sign in</title></html>", "<!DOCTYPE html><h1>Access denied</h1>",
                "<html><form><input type=\"password\"></form></html>")) {
            assertRefused(Reply.of(200, "Content-Type", "text/html").content(page.getBytes(StandardCharsets.UTF_8)));
        }
        for (String json : List.of("{\"error\":\"quota\"}", "{\"success\": false}", "{\"status\":\"error\"}")) {
            assertRefused(Reply.of(200, "Content-Type", "application/json")
                    .content(json.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void assertRefused(Reply put) {
        assertThatThrownBy(() -> sent(thenSays(put, Reply.of(405)))).as("%s", put).isInstanceOf(GatherException.class)
                .hasMessageContaining("instead of taking the bundle");
    }

    @Test
    void answersThatSayYesAreNoRefusals() throws Exception {
        for (String text : List.of("<html><title>Created</title></html>", "{\"error\":null,\"ok\":true}", "stored")) {
            Reply put = Reply.of(200, "Content-Type", text.startsWith("{") ? "application/json" : "text/html")
                    .content(text.getBytes(StandardCharsets.UTF_8));
            assertThat(sent(thenSays(put, Reply.of(200).length(SIZE)))).as(text).isInstanceOf(Arrival.Verified.class);
        }
    }

    @Test
    void replacesNothingThatOthersPutThere() throws Exception {
        try (WebStub stub = WebStub.start(request -> request.method().equals("HEAD")
                ? (request.path().equals("/b.tgz") ? Reply.of(200).length(77) : Reply.of(404))
                : Reply.of(201))) {
            assertThatThrownBy(() -> Upload.plain(stub.port()).uploader().upload(new Sent(bundle)))
                    .isInstanceOf(GatherException.class).hasMessageContaining("another file is there already");
            assertThat(stub.seen()).noneMatch(it -> it.method().equals("PUT"));
        }
    }

    @Test
    void asksTheServerNotToReplaceWhereItDoesNotTell() throws Exception {
        try (WebStub stub = WebStub.start(request -> Reply.of(request.method().equals("PUT") ? 412 : 405))) {
            Sent sent = new Sent(bundle);
            assertThatThrownBy(() -> Upload.plain(stub.port()).uploader().upload(sent))
                    .isInstanceOf(GatherException.class).hasMessageContaining("another file is there already");
            assertThat(stub.seen()).filteredOn(it -> it.method().equals("PUT")).singleElement()
                    .satisfies(it -> assertThat(it.header("If-None-Match")).isEqualTo("*"));
            assertThat(sent.recall("name")).isNull();
        }
    }

    @Test
    void aServerThatFindsAnythingIsNotBelievedToHaveOthersFiles() throws Exception {
        assertThat(sent(request -> Reply.of(request.method().equals("PUT") ? 201 : 200).length(SIZE)))
                .isInstanceOf(Arrival.Verified.class);
    }

    @Test
    void theSameBundleMayBeSentAgain() throws Exception {
        try (WebStub stub = WebStub.start(thenSays(Reply.of(201), Reply.of(200).length(SIZE)))) {
            Sent sent = new Sent(bundle);
            assertThat(Upload.plain(stub.port()).uploader().upload(sent)).isInstanceOf(Arrival.Verified.class);
            assertThat(Upload.plain(stub.port()).uploader().upload(sent)).isInstanceOf(Arrival.Verified.class);
            assertThat(stub.seen().getLast().header("If-None-Match")).isNull();
        }
    }

    @Test
    void aPathIsThatOfAFolderUnlessItNamesAFile() throws Exception {
        try (WebStub stub = WebStub.start(thenSays(Reply.of(201), Reply.of(200).length(SIZE)))) {
            assertThat(Sent.words(Upload.plain(stub.port()).path("/drop").uploader().upload(new Sent(bundle))))
                    .startsWith(stub.address() + "/drop/b.tgz ");
        }
        try (WebStub stub = WebStub.start(_ -> Reply.of(200))) {
            assertThat(Sent.words(Upload.plain(stub.port()).path("/take").as(Method.POST, Form.RAW).uploader()
                    .upload(new Sent(bundle)))).startsWith(stub.address() + "/take ");
        }
    }
}
