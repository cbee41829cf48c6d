package io.gather.transport.papi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.GatherException;
import io.gather.core.settings.ProxySettings;
import io.gather.fixtures.onefs.OnefsCluster;
import io.gather.fixtures.onefs.OnefsFault;
import io.gather.fixtures.onefs.OnefsSetup;
import io.gather.fixtures.onefs.OnefsTls;
import io.gather.transport.error.NetError;
import io.gather.transport.error.PapiError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class PapiClientTest extends PapiTester {
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
    void endsAnswersThatHaveBegunToo() throws Exception {
        start(OnefsSetup.small());
        cluster.faults().always(GET_CONFIG, new OnefsFault.Stall(10));
        PapiClient client = client();
        CountDownLatch begun = new CountDownLatch(1);
        FutureTask<byte[]> waiting = new FutureTask<>(() -> client.get(CONFIG, body -> {
            int ignored = body.read();
            begun.countDown();
            return body.readAllBytes();
        }));
        Thread.ofVirtual().start(waiting);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        client.close();

        assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS)).cause().isInstanceOfSatisfying(PapiException.class,
                it -> assertThat(it.is(PapiError.CLOSED)).isTrue());
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
