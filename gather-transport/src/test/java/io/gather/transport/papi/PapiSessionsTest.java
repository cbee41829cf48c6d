package io.gather.transport.papi;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

import io.gather.fixtures.onefs.OnefsFault;
import io.gather.fixtures.onefs.OnefsSetup;
import io.gather.transport.error.PapiError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class PapiSessionsTest extends PapiTester {
    @Test
    void logsInOnceAndOutAtTheEnd() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        PapiClient client = client();
        assertThat(text(client, CONFIG)).contains("DemoCluster");
        assertThat(text(client, CONFIG.with("x", "a b&c#d"))).contains("DemoCluster");
        assertThat(cluster().sessions()).isOne();
        client.close();

        assertThat(cluster().sessions()).isZero();
        assertThat(cluster().requests()).extracting(it -> it.method() + " " + it.target()).containsExactly(
                "POST /session/1/session", GET_CONFIG, GET_CONFIG + "?x=a%20b%26c%23d", "DELETE /session/1/session");
        assertThat(cluster().requests().getFirst().body())
                .isEqualTo("{\"username\":\"statsuser\",\"password\":\"pw\",\"services\":[\"platform\"]}");
        assertThat(cluster().requests().get(1).headers()).containsEntry("X-CSRF-Token", "CSRF-TOKEN-1")
                .containsEntry("Referer", "https://127.0.0.1:" + cluster().port())
                .containsEntry("Cookie", "isisessid=SESS1; isicsrf=CSRF-TOKEN-1")
                .containsEntry("Accept-Encoding", "gzip");
    }

    @Test
    void doesWithoutTheSecondCookieOfOldReleases() throws IOException, InterruptedException {
        start(OnefsSetup.small().sessions(14_400, 900, false));

        assertThat(text(client(), CONFIG)).contains("DemoCluster");
        assertThat(cluster().requests().get(1).headers()).doesNotContainKey("X-CSRF-Token");
    }

    @Test
    void saysWhoAsksEachTimeWithoutSessions() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        PapiClient client = client(server(), user(PapiUser.Login.BASIC), BOUNDS);

        assertThat(text(client, CONFIG)).contains("DemoCluster");
        client.close();
        assertThat(cluster().requests()).hasSize(1);
    }

    @Test
    void logsInAgainWhenTheClusterForgotUs() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        PapiClient client = client();
        assertThat(text(client, CONFIG)).contains("DemoCluster");
        cluster().endSessions();

        assertThat(text(client, CONFIG)).contains("DemoCluster");
        assertThat(cluster().count("POST /session")).isEqualTo(2);
    }

    @Test
    void logsInAgainBeforeTheSessionEnds() throws IOException, InterruptedException {
        start(OnefsSetup.small().sessions(2, 0, true));
        PapiClient client = client();
        assertThat(text(client, CONFIG)).contains("DemoCluster");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        while (System.nanoTime() < end) {
            assertThat(text(client, CONFIG)).contains("DemoCluster");
        }

        assertThat(cluster().count("POST /session")).isBetween(3L, 5L);
        assertThat(cluster().count("GET")).isGreaterThan(3);
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
        assertThat(cluster().refusedLogins()).isEqualTo(2);
    }

    @Test
    void triesAgainAfterAWhile() throws IOException, InterruptedException {
        start(OnefsSetup.small());
        long[] now = {0};
        LoginGate gate = new LoginGate(() -> now[0]);
        cluster().password("other");
        PapiClient client = PapiClient.open(server(), user(PapiUser.Login.SESSION), BOUNDS, gate);
        open.add(client);
        failing(client, PapiError.LOGIN);
        now[0] += LoginGate.WRONG_PASSWORD.toNanos();
        failing(client, PapiError.LOGIN);
        now[0] += LoginGate.WRONG_PASSWORD.toNanos();
        failing(client, PapiError.LOGIN);
        assertThat(cluster().refusedLogins()).isEqualTo(2);

        cluster().password(OnefsSetup.PASSWORD);
        now[0] += LoginGate.WRONG_PASSWORD.toNanos();
        assertThat(text(client, CONFIG)).contains("DemoCluster");
    }

    @Test
    void isBoundedWhereNoSessionIsEverAccepted() {
        start(OnefsSetup.small());
        cluster().faults().always(GET_CONFIG, OnefsFault.Status.of(401));
        PapiClient client = client();
        for (int i = 0; i < 20; i++) {
            assertThat(failing(client, PapiError.LOGIN)).hasMessageContaining("session");
        }
        assertThat(cluster().requests()).hasSize(4);
    }

    @Test
    void tellsThatALoginIsAnsweredBySomethingElse() {
        start(OnefsSetup.small());
        cluster().faults().next("POST /session", OnefsFault.Status.page());
        failing(client(), PapiError.NO_PAPI);
        cluster().faults().next("POST /session", new OnefsFault.Status(201, "application/json", "{}"));
        failing(client(), PapiError.NO_PAPI);
        cluster().faults().next("POST /session", OnefsFault.Status.of(403));
        failing(client(), PapiError.FORBIDDEN);
    }
}
