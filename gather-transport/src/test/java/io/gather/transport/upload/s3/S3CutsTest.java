package io.gather.transport.upload.s3;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

import io.gather.core.bundle.BundleFile;
import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.S3Settings;
import io.gather.core.settings.TlsSettings;
import io.gather.core.units.ByteSize;
import io.gather.core.upload.Dispatch;
import io.gather.core.upload.RetryPolicy;
import io.gather.core.upload.Sender;
import io.gather.core.upload.UploadProgress;
import io.gather.core.upload.UploadQueue;
import io.gather.fixtures.random.Seed;
import io.gather.fixtures.relay.Conduct;
import io.gather.fixtures.relay.Fault;
import io.gather.fixtures.relay.FaultRelay;
import io.gather.fixtures.s3.S3Server;
import io.gather.fixtures.upload.Sent;
import io.gather.transport.net.web.Bounds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class S3CutsTest {
    private static final int PART = 5 << 20;
    private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(2), Duration.ofSeconds(2),
            Duration.ofSeconds(2), Duration.ofSeconds(1));
    private static final int CUTS = 20;
    /** An attempt opens up to four connections for parts and one for the rest, and one cut ends it. */
    private static final int CONNECTIONS = 6 * CUTS;

    @TempDir
    Path folder;

    @Test
    void arrivesWholeThroughTwentyCuts() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        byte[] bytes = new byte[4 * PART + 4711];
        random.nextBytes(bytes);
        Path bundle = Files.write(folder.resolve("cut.tgz"), bytes);
        try (S3Server server = S3Server.start(); FaultRelay relay = FaultRelay.before("127.0.0.1", server.port())) {
            for (int i = 0; i < CONNECTIONS; i++) {
                long at = random.nextLong(PART / 8);
                relay.next(i % 4 == 3
                        ? Conduct.down(new Fault.Reset(random.nextLong(100)))
                        : Conduct.up(i % 2 == 0 ? new Fault.Cut(at) : new Fault.Reset(at)));
            }
            S3Settings settings = new S3Settings(S3Server.BUCKET, "http://127.0.0.1:" + relay.port(), "us-east-1",
                    "{cluster}", true, TlsSettings.builtIn(), ProxySettings.none());
            Sender sender = new Sender(new UploadQueue(folder.resolve("queue")),
                    List.of(new S3Uploader(settings, S3Secrets.keys(), InstantSource.system(), BOUNDS, PART)),
                    new RetryPolicy(2 * CONNECTIONS, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMinutes(2)),
                    ByteSize.of(0), InstantSource.system(), random);
            Dispatch sent = sender
                    .send(Dispatch.fresh("d1", new BundleFile(bundle, bytes.length, new Sent(bundle).sha256()), "demo",
                            null, Instant.now(), List.of("s3")), new Silent());

            assertThat(sent.delivered()).as("seed %s", seed).isEqualTo("s3://bundles/demo/cut.tgz");
            assertThat(server.object("demo/cut.tgz")).as("seed %s", seed).hasSameBinaryContentAs(bundle);
            assertThat(relay.traffic().faults()).as("seed %s", seed).isGreaterThanOrEqualTo(CUTS);
        }
    }

    private record Silent() implements UploadProgress {
        @Override
        public void sent(String way, long position, long size) {}

        @Override
        public void note(String text) {
            // Nobody reads it.
        }

        @Override
        public void failed(String way, String why, @Nullable Duration wait) {}
    }
}
