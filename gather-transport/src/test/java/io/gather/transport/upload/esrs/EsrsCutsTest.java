package io.gather.transport.upload.esrs;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.gather.core.secret.Secrets;
import io.gather.core.settings.EsrsSettings;
import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.TlsSettings;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.random.Seed;
import io.gather.fixtures.relay.Conduct;
import io.gather.fixtures.relay.Fault;
import io.gather.fixtures.relay.FaultRelay;
import io.gather.fixtures.upload.EsrsGateway;
import io.gather.fixtures.upload.TestSending;
import io.gather.transport.net.web.Bounds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class EsrsCutsTest {
    private static final int SIZE = 1_000_000;
    private static final int CUTS = 20;
    private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(2), Duration.ofSeconds(2),
            Duration.ofSeconds(2), Duration.ofSeconds(1));
    private static final Secrets KEY = secret -> secret.equals(EsrsWay.SHARED_KEY)
            ? Optional.of("a shared key".toCharArray())
            : Optional.empty();

    @TempDir
    Path folder;

    /** The gateway keeps nothing of what was cut, so each attempt sends all of it. */
    @Test
    void arrivesWholeAfterEachOfTwentyCuts() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        Certificates certificates = Certificates.in(folder);
        try (EsrsGateway gateway = new EsrsGateway(certificates.context(certificates.server("127.0.0.1")), "X410",
                "SN-1", "a shared key");
                FaultRelay relay = FaultRelay.before("127.0.0.1", URI.create(gateway.stub().address()).getPort())) {
            EsrsSettings usual = EsrsSettings.builtIn();
            EsrsUploader uploader = new EsrsUploader(new EsrsSettings("https://127.0.0.1:" + relay.port(), "X410",
                    "SN-1", usual.path(), usual.keepAlive(), List.of(),
                    new TlsSettings(certificates.authority().toString(), "", ""), ProxySettings.none()), KEY,
                    InstantSource.system(), BOUNDS);
            for (int i = 0; i < CUTS; i++) {
                byte[] content = new byte[SIZE];
                random.nextBytes(content);
                String name = "cut" + i + ".tgz";
                Path bundle = Files.write(folder.resolve(name), content);
                long at = random.nextLong(SIZE);
                relay.next(i % 4 == 3
                        ? Conduct.down(new Fault.Reset(random.nextLong(3_000)))
                        : Conduct.up(i % 2 == 0 ? new Fault.Cut(at) : new Fault.Reset(at)));

                new TestSending(uploader, folder.resolve("queue" + i)).send(bundle);

                assertThat(gateway.files().get(name)).as("seed %s, cut %s", seed, i).isEqualTo(content);
            }
            assertThat(relay.traffic().faults()).as("seed %s", seed).isGreaterThan(CUTS / 2);
        }
    }
}
