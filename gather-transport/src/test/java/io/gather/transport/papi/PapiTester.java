package io.gather.transport.papi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.settings.ProxySettings;
import io.gather.fixtures.onefs.OnefsCluster;
import io.gather.fixtures.onefs.OnefsSetup;
import io.gather.fixtures.onefs.OnefsTls;
import io.gather.transport.net.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A cluster, and clients for it. */
abstract class PapiTester {
    static final Subject SUBJECT = new Subject("cluster", Category.NOTHING_GATHERED,
            Map.of("ca", "ca-file"));
    static final PapiPath CONFIG = PapiPath.of("platform", "1", "cluster", "config");
    static final String GET_CONFIG = "GET /platform/1/cluster/config";
    static final Duration SHORT = Duration.ofMillis(400);
    static final PapiBounds BOUNDS = new PapiBounds(Duration.ofSeconds(5), Duration.ofSeconds(10),
            Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(4), 3, Duration.ofMillis(20),
            Duration.ofSeconds(10), 2, 1 << 20);

    @TempDir
    static Path folder;
    static OnefsTls tls;

    final List<AutoCloseable> open = new ArrayList<>();
    OnefsCluster cluster;

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

    void start(OnefsSetup setup) {
        cluster = OnefsCluster.start(tls, setup);
        open.add(cluster);
    }

    PapiServer server() {
        return new PapiServer(SUBJECT, "127.0.0.1", cluster.port(), false, "", ProxySettings.none(), Optional::empty);
    }

    static PapiUser user(PapiUser.Login login) {
        return new PapiUser(OnefsSetup.USER, OnefsSetup.PASSWORD, login);
    }

    PapiClient client(PapiServer server, PapiUser user, PapiBounds bounds) {
        PapiClient client = PapiClient.open(server, user, bounds, new LoginGate());
        open.add(client);
        return client;
    }

    PapiClient client() {
        return client(server(), user(PapiUser.Login.SESSION), BOUNDS);
    }

    static PapiBounds quick() {
        return new PapiBounds(SHORT, SHORT, SHORT, Duration.ofSeconds(2), SHORT, 1, SHORT, SHORT, 2, 1 << 20);
    }

    static String text(PapiClient client, PapiPath path) throws IOException, InterruptedException {
        return client.get(path, body -> new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }

    static PapiException failing(PapiClient client, ErrorCode error) {
        PapiException failure = catchThrowableOfType(PapiException.class, () -> text(client, CONFIG));
        assertThat(failure).isNotNull();
        assertThat(failure.is(error)).as(failure.reason().code() + " " + failure.getMessage()).isTrue();
        assertThat(failure.reason().category()).isEqualTo(Category.NOTHING_GATHERED);
        assertThat(failure.getMessage() + failure.reason().remedy()).doesNotContain(OnefsSetup.PASSWORD + "\"", "SESS",
                "CSRF-");
        return failure;
    }
}
