package io.gather.transport.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.GatherException;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.relay.Conduct;
import io.gather.fixtures.relay.FaultRelay;
import io.gather.fixtures.upload.WebStub;
import io.gather.transport.error.NetError;
import io.gather.transport.net.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabaseClientTest {
    private static final Subject SUBJECT = new Subject("influxdb", Category.REFUSED);
    private static final DatabaseClient.Patience SHORT = new DatabaseClient.Patience(Duration.ofMillis(500),
            Duration.ofMillis(500), Duration.ofSeconds(1));

    private static WriteAnswer post(int port, boolean tls, boolean verify, String authorities) throws Exception {
        return post(port, tls, verify, authorities, DatabaseClient.Patience.usual());
    }

    private static WriteAnswer post(int port, boolean tls, boolean verify, String authorities,
            DatabaseClient.Patience patience) throws Exception {
        DatabaseServer server = DatabaseServer.of(SUBJECT, "127.0.0.1", port, tls, verify, authorities,
                DatabaseServer.basic("u", "p"));
        try (DatabaseClient client = new DatabaseClient(server, patience)) {
            return client.post(server.home().resolve("/write"), Map.of("X-Extra", "1"), "text/plain",
                    "m v=1 1\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static WriteAnswer answer(WebStub.Reply reply) throws Exception {
        try (WebStub stub = WebStub.start(seen -> reply)) {
            WriteAnswer answer = post(stub.port(), false, true, "");
            assertThat(stub.seen()).singleElement().satisfies(seen -> {
                assertThat(seen.header("User-Agent")).isEqualTo("gather");
                assertThat(seen.header("Authorization")).isEqualTo("Basic dTpw");
                assertThat(seen.header("X-Extra")).isEqualTo("1");
            });
            return answer;
        }
    }

    private static WebStub.Reply reply(int status, String text, String... headers) {
        return WebStub.Reply.of(status, headers).content(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void whatItHasIsWritten(int status) throws Exception {
        assertThat(answer(WebStub.Reply.of(status))).isEqualTo(new WriteAnswer.Written());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void whatItWillNeverTakeIsRefused(int status) throws Exception {
        assertThat(answer(reply(status, "{\"error\":\"partial write\"}\n")))
                .isEqualTo(new WriteAnswer.Refused(status, "{\"error\":\"partial write\"}"));
        assertThat(answer(WebStub.Reply.of(413))).isEqualTo(new WriteAnswer.TooLarge());
    }

    @ParameterizedTest
    @CsvSource({"429,7,7", "503,,0", "503,soon,0", "429,99999999999999,0"})
    void whoIsBusySaysForHowLong(int status, String after, int seconds) {
        WebStub.Reply reply = after == null ? reply(status, "busy") : reply(status, "busy", "Retry-After", after);
        assertThatThrownBy(() -> answer(reply)).isInstanceOfSatisfying(DatabaseBusyException.class,
                e -> assertThat(e.after()).isIn(Duration.ofSeconds(seconds), Duration.ofSeconds(999_999_999)))
                .hasMessageContaining(": " + status + ": busy");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504, 302, 418})
    void everythingElseMayBeBetterLater(int status) {
        assertThatThrownBy(() -> answer(reply(status, "x\ny"))).isInstanceOf(IOException.class)
                .hasMessageEndingWith("/write answers " + status + ": x y");
    }

    @ParameterizedTest
    @CsvSource({"401,DATABASE_LOGIN", "403,DATABASE_LOGIN", "404,DATABASE_UNKNOWN"})
    void whatSomebodyMustChangeHasItsOwnErrors(int status, NetError error) {
        assertThatThrownBy(() -> answer(reply(status, "no"))).isInstanceOfSatisfying(GatherException.class,
                e -> assertThat(e.is((ErrorCode) error)).isTrue()).hasMessageContaining(": no");
    }

    @Test
    void whoDoesNotAnswerOrAnswersForEverIsLeft() {
        try (FaultRelay silent = FaultRelay.before("127.0.0.1", 9).always(Conduct.CLEAN)) {
            assertThatThrownBy(() -> post(silent.port(), false, true, "", SHORT)).isInstanceOf(IOException.class);
        }
        try (WebStub slow = WebStub.start(seen -> {
            try {
                boolean ignored = new CountDownLatch(1).await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return WebStub.Reply.of(204);
        })) {
            long began = System.nanoTime();
            assertThatThrownBy(() -> post(slow.port(), false, true, "", SHORT)).isInstanceOf(IOException.class)
                    .hasMessageContaining("in time");
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void certificatesAreCheckedUnlessNobodyWantsThat(@TempDir Path folder) throws Exception {
        Certificates ours = Certificates.in(folder);
        try (WebStub stub = WebStub.startTls(ours.context(ours.server("other.example.com")), false,
                seen -> WebStub.Reply.of(204))) {
            assertThatThrownBy(() -> post(stub.port(), true, true, "")).isInstanceOfSatisfying(GatherException.class,
                    e -> assertThat(e.is(NetError.CERTIFICATE_UNKNOWN)).isTrue());
            assertThatThrownBy(() -> post(stub.port(), true, true, ours.authority().toString()))
                    .isInstanceOfSatisfying(GatherException.class,
                            e -> assertThat(e.is(NetError.CERTIFICATE_NAME)).isTrue());
            assertThat(post(stub.port(), true, false, "")).isEqualTo(new WriteAnswer.Written());
        }
    }

    @Test
    void addressesThatAreNoneAreTold() {
        assertThatThrownBy(() -> DatabaseServer.of(SUBJECT, "a b/c", 1, false, true, "", Map.of()))
                .isInstanceOfSatisfying(GatherException.class,
                        e -> assertThat(e.where()).isEqualTo("influxdb.host"));
        assertThatThrownBy(() -> DatabaseServer.of(SUBJECT, "ftp://u:secret@h", true, "", Map.of()))
                .isInstanceOf(GatherException.class).hasMessageNotContaining("secret");
        assertThatThrownBy(() -> DatabaseServer.authorization(SUBJECT, "access_token", "Token a\nb"))
                .isInstanceOf(GatherException.class);
        assertThat(DatabaseServer.of(SUBJECT, "[::1]", 8086, false, true, "", Map.of()).home())
                .hasToString("http://[::1]:8086/");
    }
}
