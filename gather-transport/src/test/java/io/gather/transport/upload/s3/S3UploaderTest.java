package io.gather.transport.upload.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.gather.core.error.GatherException;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.ProxySettings;
import io.gather.core.settings.S3Settings;
import io.gather.core.settings.TlsSettings;
import io.gather.core.upload.Arrival;
import io.gather.fixtures.relay.Conduct;
import io.gather.fixtures.relay.Fault;
import io.gather.fixtures.relay.FaultRelay;
import io.gather.fixtures.s3.S3Server;
import io.gather.fixtures.upload.Sent;
import io.gather.transport.net.web.Bounds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class S3UploaderTest {
    private static final int PART = 5 << 20;
    private static final Bounds BOUNDS = new Bounds(Duration.ofSeconds(10), Duration.ofSeconds(10),
            Duration.ofSeconds(10), Duration.ofSeconds(1));
    private static S3Server server;

    @TempDir
    Path folder;
    private Path bundle;

    @BeforeAll
    static void start() {
        server = S3Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void bundle() throws IOException {
        bundle = bundle("b-" + System.nanoTime() + ".tgz", 4 * PART + 12345);
    }

    private Path bundle(String name, int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return Files.write(folder.resolve(name), bytes);
    }

    private static S3Uploader to(int port, String bucket, Secrets secrets) {
        S3Settings settings = new S3Settings(bucket, "http://127.0.0.1:" + port, "us-east-1", "", true,
                TlsSettings.builtIn(), ProxySettings.none());
        return new S3Uploader(settings, secrets, InstantSource.system(), BOUNDS, PART);
    }

    private static S3Uploader uploader() {
        return to(server.port(), S3Server.BUCKET, S3Secrets.keys());
    }

    private void arrived() {
        assertThat(server.object(bundle.getFileName().toString())).hasSameBinaryContentAs(bundle);
    }

    @Test
    void putsASmallBundleInOneRequest() throws Exception {
        bundle = bundle("small name+ü.tgz", 4321);
        assertThat(uploader().upload(new Sent(bundle))).isEqualTo(
                new Arrival.Verified("s3://bundles/small name+ü.tgz", "the server has its size and SHA-256"));
        arrived();
    }

    @Test
    void putsALargeBundleInParts() throws Exception {
        Sent sent = new Sent(bundle);
        assertThat(uploader().upload(sent)).isInstanceOfSatisfying(Arrival.Verified.class,
                it -> assertThat(it.where()).isEqualTo("s3://bundles/" + bundle.getFileName()));
        arrived();
        assertThat(sent.offsets()).as("five parts by three connections, each read on").containsExactlyInAnyOrder(0L,
                2L * PART, 4L * PART);
        assertThat(sent.recall("parts")).isNull();
    }

    @Test
    void goesOnInAnotherProcessWithThePartsThatAreMissing() throws Exception {
        Sent sent = new Sent(bundle);
        try (FaultRelay relay = FaultRelay.before(server.address(), server.port())) {
            relay.always(Conduct.up(new Fault.Reset(PART + 50_000)));
            S3Uploader first = to(relay.port(), S3Server.BUCKET, S3Secrets.keys());
            assertThatThrownBy(() -> first.upload(sent)).isInstanceOf(IOException.class);
            relay.always(Conduct.CLEAN);
            long before = relay.traffic().up();

            assertThat(to(relay.port(), S3Server.BUCKET, S3Secrets.keys()).upload(sent))
                    .isInstanceOf(Arrival.Verified.class);

            arrived();
            assertThat(relay.traffic().up() - before).as("what arrived is not sent again").isLessThan(4L * PART);
        }
    }

    @Test
    void beginsAfreshWithAnotherBundle() throws Exception {
        Sent sent = new Sent(bundle);
        try (FaultRelay relay = FaultRelay.before(server.address(), server.port())) {
            relay.always(Conduct.up(new Fault.Reset(PART / 2)));
            assertThatThrownBy(() -> to(relay.port(), S3Server.BUCKET, S3Secrets.keys()).upload(sent))
                    .isInstanceOf(IOException.class);
            relay.always(Conduct.CLEAN);
            bundle = bundle(bundle.getFileName().toString(), 2 * PART + 5);
            Sent other = new Sent(bundle);
            other.note("parts", sent.recall("parts"));

            other.note("name", sent.recall("name"));
            Arrival ignored = to(relay.port(), S3Server.BUCKET, S3Secrets.keys()).upload(other);

            assertThat(other.offsets()).contains(0L);
        }
        arrived();
    }

    @Test
    void replacesNothingThatOthersPutThere() throws Exception {
        bundle = bundle("same-name.tgz", 4321);
        assertThat(uploader().upload(new Sent(bundle))).isInstanceOf(Arrival.Verified.class);
        Path other = bundle("same-name.tgz", 1234);

        assertThatThrownBy(() -> uploader().upload(new Sent(other))).isInstanceOf(GatherException.class)
                .hasMessageContaining("another file is there already");
        bundle = bundle("same-name.tgz", 4321);
        assertThat(uploader().upload(new Sent(bundle))).isInstanceOf(Arrival.Verified.class);
        arrived();
    }

    @Test
    void putsToASignedAddress() throws Exception {
        String path = "/" + S3Server.BUCKET + "/signed/b.tgz";
        S3Uploader uploader = to(1, "", S3Secrets.address(Presigned.put("127.0.0.1:" + server.port(), path, 600)));

        assertThat(uploader.isConfigured()).isTrue();
        assertThat(uploader.upload(new Sent(bundle)))
                .isEqualTo(new Arrival.Verified("http://127.0.0.1" + path, "the server has its MD5"));
        assertThat(server.object("signed/b.tgz")).hasSameBinaryContentAs(bundle);
    }

    @Test
    void saysThatASignedAddressIsOfNoUseWithoutTellingIt() {
        String address = Presigned.put("127.0.0.1:" + server.port(), "/" + S3Server.BUCKET + "/b.tgz", 600) + "0";

        assertThatThrownBy(() -> to(1, "", S3Secrets.address(address)).upload(new Sent(bundle)))
                .isInstanceOfSatisfying(GatherException.class, e -> {
                    assertThat(e.code()).isEqualTo("GATHER-6603");
                    assertThat(e.what() + e.where() + e.remedy()).contains("SignatureDoesNotMatch")
                            .doesNotContain("X-Amz");
                });
    }

    @Test
    void saysThatTheKeyIsWrong() {
        for (Secrets wrong : List.of(S3Secrets.keys("wrong"), new S3Secrets(Map.of(
                S3Way.ACCESS_KEY, "nobody", S3Way.SECRET_KEY, "wrong")))) {
            assertThatThrownBy(() -> to(server.port(), S3Server.BUCKET, wrong).upload(new Sent(bundle)))
                    .isInstanceOfSatisfying(GatherException.class, e -> {
                        assertThat(e.code()).isEqualTo("GATHER-6603");
                        assertThat(e.what()).startsWith("the server answered 403 ");
                        assertThat(e.remedy().toString()).contains("key");
                    });
        }
    }

    @Test
    void saysThatThereAreNoKeys() {
        assertThatThrownBy(
                () -> to(server.port(), S3Server.BUCKET, Secrets.none()).upload(new Sent(bundle)))
                .hasMessageContaining("no access key");
        assertThat(to(server.port(), "", Secrets.none()).isConfigured()).isFalse();
    }

    @Test
    void saysThatThereIsNoSuchBucket() throws Exception {
        bundle = bundle("small.tgz", 100);
        for (Path file : List.of(bundle, bundle("large.tgz", 3 * PART))) {
            assertThatThrownBy(() -> to(server.port(), "nowhere", S3Secrets.keys()).upload(new Sent(file)))
                    .isInstanceOfSatisfying(GatherException.class, e -> {
                        assertThat(e.code()).isEqualTo("GATHER-6605");
                        assertThat(e.what()).contains("404", "NoSuchBucket");
                    });
        }
    }

    @Test
    void saysThatTheClockIsOff() {
        S3Settings settings = new S3Settings(S3Server.BUCKET, "http://127.0.0.1:" + server.port(), "us-east-1", "",
                true, TlsSettings.builtIn(), ProxySettings.none());
        S3Uploader late = new S3Uploader(settings, S3Secrets.keys(),
                () -> Instant.now().minus(Duration.ofDays(1)), BOUNDS, PART);

        assertThatThrownBy(() -> late.upload(new Sent(bundle))).isInstanceOfSatisfying(GatherException.class,
                e -> assertThat(e.remedy().toString()).contains("clock"));
    }

    @Test
    void givesUpAServerThatSaysNothing() {
        try (FaultRelay relay = FaultRelay.before(server.address(), server.port())) {
            relay.always(Conduct.up(new Fault.Stall(2L * PART)));
            assertThatThrownBy(() -> to(relay.port(), S3Server.BUCKET, S3Secrets.keys()).upload(new Sent(bundle)))
                    .isInstanceOf(IOException.class).hasMessageContaining("127.0.0.1");
        }
    }

    @Test
    void endsAtOnceWhenInterrupted() throws Exception {
        try (FaultRelay relay = FaultRelay.before(server.address(), server.port())) {
            relay.always(Conduct.up(new Fault.Stall(PART)));
            Thread test = Thread.currentThread();
            Thread interrupter = Thread.ofVirtual().start(() -> {
                relay.await(traffic -> traffic.faults() > 0);
                test.interrupt();
            });
            assertThatThrownBy(() -> to(relay.port(), S3Server.BUCKET, S3Secrets.keys()).upload(new Sent(bundle)))
                    .isInstanceOf(InterruptedException.class);
            interrupter.join();
        }
    }
}
