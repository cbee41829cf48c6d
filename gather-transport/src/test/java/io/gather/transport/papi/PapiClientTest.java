package io.gather.transport.papi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.GatherException;
import io.gather.core.settings.ProxySettings;
import io.gather.fixtures.onefs.OnefsCluster;
import io.gather.fixtures.onefs.OnefsFault;
import io.gather.fixtures.onefs.OnefsSetup;
import io.gather.fixtures.onefs.OnefsTls;
import io.gather.transport.error.NetError;
import io.gather.transport.error.PapiError;
import io.gather.transport.net.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(30)
class PapiClientTest {
    private static final Subject SUBJECT = new Subject("cluster", Category.NOTHING_GATHERED,
            Map.of("ca", "ca-file"));
    private static final PapiPath CONFIG = PapiPath.of("platform", "1", "cluster", "config");
    private static final String GET_CONFIG = "GET /platform/1/cluster/config";
    private static final Duration SHORT = Duration.ofMillis(400);
    private static final PapiBounds BOUNDS = new PapiBounds(Duration.ofSeconds(5), Duration.ofSeconds(10),
            Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(4), 3, Duration.ofMillis(20),
            Duration.ofSeconds(10), 2, 1 << 20);

    @TempDir
    static Path folder;
    private static OnefsTls tls;

    private final List<AutoCloseable> open = new ArrayList<>();
    private OnefsCluster cluster;

    @BeforeAll
    static void makeCertificates() {
        tls = OnefsTls.in(folder);
    }

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private void start(OnefsSetup setup) {
        cluster = OnefsCluster.start(tls, setup);
        open.add(cluster);
    }

    private PapiServer server() {
        return new PapiServer(SUBJECT, "127.0.0.1", cluster.port(), false, "", ProxySettings.none(), Optional::empty);
    }

    private static PapiUser user(PapiUser.Login login) {
        return new PapiUser(OnefsSetup.USER, OnefsSetup.PASSWORD, login);
    }

    private PapiClient client(PapiServer server, PapiUser user, PapiBounds bounds) {
        PapiClient client = PapiClient.open(server, user, bounds, new LoginGate());
        open.add(client);
        return client;
    }

    private PapiClient client() {
        return client(server(), user(PapiUser.Login.SESSION), BOUNDS);
    }

    private static PapiBounds quick() {
        return new PapiBounds(SHORT, SHORT, SHORT, Duration.ofSeconds(2), SHORT, 1, SHORT, SHORT, 2, 1 << 20);
    }

    private static String text(PapiClient client, PapiPath path) throws IOException, InterruptedException {
        return client.get(path, body -> new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }

    private static PapiException failing(PapiClient client, ErrorCode error) {
        PapiException failure = catchThrowableOfType(PapiException.class, () -> text(client, CONFIG));
        assertThat(failure).isNotNull();
        assertThat(failure.is(error)).as(failure.reason().code() + " " + failure.getMessage()).isTrue();
        assertThat(failure.reason().category()).isEqualTo(Category.NOTHING_GATHERED);
        assertThat(failure.getMessage() + failure.reason().remedy()).doesNotContain(OnefsSetup.PASSWORD + "\"", "SESS",
                "CSRF-");
        return failure;
    }

    @Test
    void logsInOnceAndOutAtTheEnd() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        PapiClient client = client();
        assertThat(text(client, CONFIG)).contains("DemoCluster");
        assertThat(text(client, CONFIG.with("x", "a b&c#d"))).contains("DemoCluster");
        assertThat(cluster.sessions()).isOne();
        client.close();

        assertThat(cluster.sessions()).isZero();
        assertThat(cluster.requests()).extracting(it -> it.method() + " " + it.target()).containsExactly(
                "POST /session/1/session", GET_CONFIG, GET_CONFIG + "?x=a%20b%26c%23d", "DELETE /session/1/session");
        assertThat(cluster.requests().getFirst().body())
                .isEqualTo("{\"username\":\"statsuser\",\"password\":\"pw\",\"services\":[\"platform\"]}");
        assertThat(cluster.requests().get(1).headers()).containsEntry("X-CSRF-Token", "CSRF-TOKEN-1")
                .containsEntry("Referer", "https://127.0.0.1:" + cluster.port())
                .containsEntry("Cookie", "isisessid=SESS1; isicsrf=CSRF-TOKEN-1")
                .containsEntry("Accept-Encoding", "gzip");
    }

    @Test
    void doesWithoutTheSecondCookieOfOldReleases() throws IOException, InterruptedException {
        start(OnefsSetup.small().sessions(14_400, 900, false));

        assertThat(text(client(), CONFIG)).contains("DemoCluster");
        assertThat(cluster.requests().get(1).headers()).doesNotContainKey("X-CSRF-Token");
    }

    @Test
    void saysWhoAsksEachTimeWithoutSessions() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        PapiClient client = client(server(), user(PapiUser.Login.BASIC), BOUNDS);

        assertThat(text(client, CONFIG)).contains("DemoCluster");
        client.close();
        assertThat(cluster.requests()).hasSize(1);
    }

    @Test
    void logsInAgainWhenTheClusterForgotUs() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        PapiClient client = client();
        assertThat(text(client, CONFIG)).contains("DemoCluster");
        cluster.endSessions();

        assertThat(text(client, CONFIG)).contains("DemoCluster");
        assertThat(cluster.count("POST /session")).isEqualTo(2);
    }

    @Test
    void logsInAgainBeforeTheSessionEnds() throws IOException, InterruptedException {
        start(OnefsSetup.small().sessions(2, 0, true));
        PapiClient client = client();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        while (System.nanoTime() < end) {
            assertThat(text(client, CONFIG)).contains("DemoCluster");
        }

        assertThat(cluster.count("POST /session")).isBetween(3L, 4L);
        assertThat(cluster.count("GET")).isGreaterThan(3);
    }

    @Test
    void triesAWrongPasswordOnceAndThenLeavesTheAccountAlone() {
        start(OnefsSetup.small());
        for (PapiUser.Login login : PapiUser.Login.values()) {
            PapiClient client = client(server(), new PapiUser(OnefsSetup.USER, "wrong-secret", login), BOUNDS);
            for (int i = 0; i < 20; i++) {
                assertThat(failing(client, PapiError.LOGIN)).hasMessageContaining("user and password")
                        .hasMessageNotContaining("wrong-secret");
            }
        }
        assertThat(cluster.refusedLogins()).isEqualTo(2);
    }

    @Test
    void triesAgainAfterAWhile() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        long[] now = {0};
        LoginGate gate = new LoginGate(() -> now[0]);
        cluster.password("other");
        PapiClient client = PapiClient.open(server(), user(PapiUser.Login.SESSION), BOUNDS, gate);
        open.add(client);
        failing(client, PapiError.LOGIN);
        now[0] += LoginGate.WRONG_PASSWORD.toNanos();
        failing(client, PapiError.LOGIN);
        now[0] += LoginGate.WRONG_PASSWORD.toNanos();
        failing(client, PapiError.LOGIN);
        assertThat(cluster.refusedLogins()).isEqualTo(2);

        cluster.password(OnefsSetup.PASSWORD);
        now[0] += LoginGate.WRONG_PASSWORD.toNanos();
        assertThat(text(client, CONFIG)).contains("DemoCluster");
    }

    @Test
    void isBoundedWhereNoSessionIsEverAccepted() {
        start(OnefsSetup.small());
        cluster.faults().always(GET_CONFIG, OnefsFault.Status.of(401));
        PapiClient client = client();
        for (int i = 0; i < 20; i++) {
            assertThat(failing(client, PapiError.LOGIN)).hasMessageContaining("session");
        }
        assertThat(cluster.requests()).hasSize(4);
    }

    @Test
    void asksAgainWhenTheClusterIsBusy() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        cluster.faults().next(GET_CONFIG, OnefsFault.Status.of(503), 2);
        assertThat(text(client(), CONFIG)).contains("DemoCluster");
        assertThat(cluster.count(GET_CONFIG)).isEqualTo(3);

        cluster.faults().always(GET_CONFIG, OnefsFault.Status.of(503));
        assertThat(failing(client(), PapiError.BUSY).status()).isEqualTo(503);
    }

    @Test
    void tellsWhatIsWrongWithAnswers() {
        start(OnefsSetup.small());
        PapiClient client = client();
        cluster.faults().next(GET_CONFIG, OnefsFault.Status.of(403));
        assertThat(failing(client, PapiError.FORBIDDEN)).hasMessageContaining("as the test says");
        cluster.faults().next(GET_CONFIG, OnefsFault.Status.of(404));
        assertThat(failing(client, PapiError.REFUSED).status()).isEqualTo(404);
        cluster.faults().next(GET_CONFIG, OnefsFault.Status.page());
        failing(client, PapiError.NO_PAPI);
        cluster.faults().next(GET_CONFIG, new OnefsFault.Status(404, "text/plain", "Not Found"));
        failing(client, PapiError.NO_PAPI);
        cluster.faults().next(GET_CONFIG, new OnefsFault.Status(302, "text/plain", ""));
        failing(client, PapiError.NO_PAPI);
        cluster.faults().next(GET_CONFIG, new OnefsFault.Cut(20));
        failing(client, PapiError.NO_ANSWER);
        cluster.faults().next(GET_CONFIG, new OnefsFault.Endless());
        failing(client, PapiError.TOO_LARGE);
    }

    @Test
    void tellsThatALoginIsAnsweredBySomethingElse() {
        start(OnefsSetup.small());
        cluster.faults().next("POST /session", OnefsFault.Status.page());
        failing(client(), PapiError.NO_PAPI);
        cluster.faults().next("POST /session", new OnefsFault.Status(201, "application/json", "{}"));
        failing(client(), PapiError.NO_PAPI);
        cluster.faults().next("POST /session", OnefsFault.Status.of(403));
        failing(client(), PapiError.FORBIDDEN);
    }

    @Test
    void waitsForNothingLongerThanItsBounds() {
        start(OnefsSetup.small());
        PapiClient client = client(server(), user(PapiUser.Login.SESSION), quick());
        cluster.faults().next(GET_CONFIG, new OnefsFault.Stall(-1));
        assertThat(failing(client, PapiError.NO_ANSWER)).hasMessageContaining("in time");
        cluster.faults().next(GET_CONFIG, new OnefsFault.Stall(10));
        failing(client, PapiError.NO_ANSWER);
        cluster.faults().next(GET_CONFIG, new OnefsFault.Slow(1, 100));
        assertThat(failing(client, PapiError.NO_ANSWER)).hasMessageContaining("in time");
        cluster.faults().next("POST", new OnefsFault.Stall(-1));
        cluster.endSessions();
        failing(client, PapiError.NO_ANSWER);
        cluster.faults().next("DELETE", new OnefsFault.Stall(-1));
        long begin = System.nanoTime();
        client.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void tellsWhoCannotBeReached() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        PapiServer nobody = new PapiServer(SUBJECT, "127.0.0.1", port, false, "", ProxySettings.none(),
                Optional::empty);
        assertThat(failing(client(nobody, user(PapiUser.Login.SESSION), BOUNDS), PapiError.UNREACHABLE).reason()
                .remedy().toString()).contains("cluster.port");
        PapiServer wrong = new PapiServer(SUBJECT, "no such host", 8080, false, "", ProxySettings.none(),
                Optional::empty);
        assertThatThrownBy(() -> client(wrong, user(PapiUser.Login.SESSION), BOUNDS))
                .isInstanceOf(GatherException.class).hasMessageContaining("not the name");
    }

    @Test
    void checksCertificatesWhereThatIsWanted() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        PapiServer checked = new PapiServer(SUBJECT, "127.0.0.1", cluster.port(), true, "", ProxySettings.none(),
                Optional::empty);
        PapiException unknown = failing(client(checked, user(PapiUser.Login.SESSION), BOUNDS),
                NetError.CERTIFICATE_UNKNOWN);
        assertThat(unknown.reason().remedy().toString()).contains("cluster.ca-file");
        assertThat(cluster.requests()).isEmpty();

        PapiServer known = new PapiServer(SUBJECT, "127.0.0.1", cluster.port(), true, tls.authority().toString(),
                ProxySettings.none(), Optional::empty);
        assertThat(text(client(known, user(PapiUser.Login.SESSION), BOUNDS), CONFIG)).contains("DemoCluster");

        OnefsTls other = OnefsTls.in(Files.createDirectory(folder.resolve("other")), "other.example");
        try (OnefsCluster stranger = OnefsCluster.start(other, OnefsSetup.small())) {
            PapiServer misnamed = new PapiServer(SUBJECT, "127.0.0.1", stranger.port(), true,
                    other.authority().toString(), ProxySettings.none(), Optional::empty);
            failing(client(misnamed, user(PapiUser.Login.SESSION), BOUNDS), NetError.CERTIFICATE_NAME);
            PapiServer anyone = new PapiServer(SUBJECT, "127.0.0.1", stranger.port(), false, "",
                    ProxySettings.none(), Optional::empty);
            assertThat(text(client(anyone, user(PapiUser.Login.SESSION), BOUNDS), CONFIG)).contains("DemoCluster");
        }
    }

    @Test
    void asksOnlySoMuchAtATime() throws Exception {
        start(OnefsSetup.small());
        cluster.faults().always(GET_CONFIG, new OnefsFault.Late(150));
        PapiClient client = client();
        List<FutureTask<String>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            FutureTask<String> one = new FutureTask<>(() -> text(client, CONFIG));
            Thread.ofVirtual().start(one);
            all.add(one);
        }
        for (FutureTask<String> one : all) {
            assertThat(one.get()).contains("DemoCluster");
        }
        assertThat(cluster.mostAtOnce()).isEqualTo(2);
        assertThat(cluster.count("POST")).isOne();
    }

    @Test
    void endsWhatIsUnderWayWhenItIsClosed() throws Exception {
        start(OnefsSetup.small());
        cluster.faults().always(GET_CONFIG, new OnefsFault.Stall(-1));
        PapiClient client = client();
        FutureTask<String> waiting = new FutureTask<>(() -> text(client, CONFIG));
        Thread.ofVirtual().start(waiting);
        assertThat(cluster.await(all -> all.stream().anyMatch(it -> it.is(GET_CONFIG)))).isTrue();
        client.close();

        assertThatThrownBy(waiting::get).isInstanceOf(ExecutionException.class).cause()
                .isInstanceOfSatisfying(PapiException.class, it -> assertThat(it.is(PapiError.CLOSED)).isTrue());
        failing(client, PapiError.CLOSED);
        assertThat(cluster.sessions()).isZero();
    }

    @Test
    void hearsThatItIsInterrupted() throws Exception {
        start(OnefsSetup.small());
        cluster.faults().always(GET_CONFIG, new OnefsFault.Stall(-1));
        PapiClient client = client();
        CountDownLatch closed = new CountDownLatch(1);
        FutureTask<String> waiting = new FutureTask<>(() -> {
            try {
                return text(client, CONFIG);
            } finally {
                Thread.currentThread().interrupt();
                client.close();
                closed.countDown();
            }
        });
        Thread thread = Thread.ofVirtual().start(waiting);
        assertThat(cluster.await(all -> all.stream().anyMatch(it -> it.is(GET_CONFIG)))).isTrue();
        thread.interrupt();

        assertThatThrownBy(waiting::get).cause().isInstanceOf(InterruptedException.class);
        assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(cluster.sessions()).as("logged out by a thread that is interrupted").isZero();
    }

    @Test
    void passesOnWhatItsReaderThrows() {
        start(OnefsSetup.small());
        PapiClient client = client();
        IOException own = new IOException("no JSON");
        assertThatThrownBy(() -> client.get(CONFIG, body -> {
            throw own;
        })).isSameAs(own);
        assertThatThrownBy(() -> client.get(CONFIG, PapiClientTest::angry)).isInstanceOf(UncheckedIOException.class);
        assertThat(user(PapiUser.Login.SESSION).toString()).doesNotContain("pw");
    }

    private static String angry(InputStream body) {
        throw new UncheckedIOException(new IOException("of a listener"));
    }
}
