package io.gather.transport.upload.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import java.util.stream.Stream;

import io.gather.core.bundle.BundleFile;
import io.gather.core.error.GatherException;
import io.gather.core.settings.HttpSettings.Form;
import io.gather.core.settings.HttpSettings.Method;
import io.gather.core.units.ByteSize;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.Dispatch;
import io.gather.core.upload.RetryPolicy;
import io.gather.core.upload.Sender;
import io.gather.core.upload.UploadProgress;
import io.gather.core.upload.UploadQueue;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.random.Seed;
import io.gather.fixtures.relay.Conduct;
import io.gather.fixtures.relay.Fault;
import io.gather.fixtures.relay.FaultRelay;
import io.gather.fixtures.upload.NginxServer;
import io.gather.fixtures.upload.NginxSetup;
import io.gather.fixtures.upload.ResumableStub;
import io.gather.fixtures.upload.Sent;
import io.gather.fixtures.upload.WebStub;
import io.gather.fixtures.upload.WebStub.Reply;
import io.gather.fixtures.upload.WebStub.Seen;
import io.gather.transport.net.web.Bounds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Connections that break, and what is left of uploads. */
@Timeout(90)
class CutTest {
    private static final int SIZE = 4_000_000;

    @TempDir
    Path folder;
    private Path bundle;
    private Certificates certificates;

    @BeforeEach
    void make() throws IOException {
        bundle = Upload.bundle(folder, SIZE);
        certificates = Certificates.in(folder);
    }

    private Dispatch send(Upload upload, int attempts) throws InterruptedException {
        Sent file = new Sent(bundle);
        Dispatch wanted = Dispatch.fresh("id", new BundleFile(bundle, SIZE, file.sha256()), "demo", null, Instant.EPOCH,
                List.of("https"));
        RetryPolicy patience = new RetryPolicy(attempts, Duration.ofMillis(1), Duration.ofMillis(5),
                Duration.ofMinutes(1));
        return new Sender(new UploadQueue(folder.resolve("queue")), List.of(upload.uploader()), patience,
                ByteSize.of(0), Clock.systemUTC(), new Random(1)).send(wanted, new UploadProgress() {
                    @Override
                    public void sent(String way, long position, long size) {
                        assertThat(position).isBetween(0L, size);
                    }

                    @Override
                    public void note(String text) {
                        // Nobody reads it.
                    }

                    @Override
                    public void failed(String way, String why, @Nullable Duration wait) {
                        assertThat(why).isNotBlank();
                    }
                });
    }

    private static FaultRelay cutting(int port, int times) {
        long seed = Seed.next();
        System.Logger log = System.getLogger(CutTest.class.getName());
        log.log(System.Logger.Level.INFO, "seed " + seed);
        Random random = new Random(seed);
        List<LongFunction<Fault>> kinds = List.of(Fault.Cut::new, Fault.Reset::new);
        FaultRelay relay = FaultRelay.before("127.0.0.1", port);
        for (int i = 0; i < times; i++) {
            relay.next(Conduct.up(kinds.get(random.nextInt(2)).apply(random.nextLong(2000, SIZE))));
        }
        return relay;
    }

    @Test
    void arrivesWholeHoweverOftenItIsCut() throws Exception {
        try (NginxServer server = NginxServer.start(NginxSetup.plain().tls(certificates.server("127.0.0.1")),
                Files.createTempDirectory(folder, "nginx")); FaultRelay relay = cutting(server.port(), 20)) {
            Dispatch sent = send(Upload.tls(relay.port(), certificates.authority()), 40);

            assertThat(sent.arrival().orElseThrow()).isInstanceOf(Arrival.Verified.class);
            assertThat(server.data().resolve("b.tgz")).hasSameBinaryContentAs(bundle);
            assertThat(server.names()).containsExactly("b.tgz");
            assertThat(relay.traffic().faults()).isEqualTo(20);
        }
    }

    @Test
    void goesOnWhereTheServerOffersIt() throws Exception {
        for (Method method : Method.values()) {
            ResumableStub resumable = new ResumableStub();
            try (WebStub stub = WebStub.start(resumable::answer); FaultRelay relay = cutting(stub.port(), 20)) {
                Files.deleteIfExists(folder.resolve("queue/id.json"));
                Dispatch sent = send(Upload.plain(relay.port()).as(method, Form.RAW), 40);

                assertThat(sent.arrival().orElseThrow()).isInstanceOf(Arrival.Verified.class);
                assertThat(resumable.uploads()).isEqualTo(1);
                assertThat(resumable.content()).isEqualTo(Files.readAllBytes(bundle));
                assertThat(sent.notes().keySet()).allMatch(key -> key.endsWith("/name"));
                // What a connection that was cut still brings may cross the question how much is there.
                assertThat(stub.seen().stream().filter(it -> it.method().equals("PATCH"))
                        .mapToLong(it -> it.body().length).sum()).isBetween((long) SIZE, 2L * SIZE);
            }
        }
    }

    @Test
    void oneConnectionDoesForAllOfAnUpload() throws Exception {
        try (NginxServer server = NginxServer.start(NginxSetup.plain().tls(certificates.server("127.0.0.1")),
                Files.createTempDirectory(folder, "nginx"));
                FaultRelay relay = FaultRelay.before("127.0.0.1", server.port())) {
            assertThat(send(Upload.tls(relay.port(), certificates.authority()), 1).arrived()).isTrue();
            assertThat(relay.traffic().connections()).isEqualTo(1);
        }
    }

    @Test
    void anUploadBegunElsewhereIsForgotten() throws Exception {
        Sent sent = new Sent(bundle);
        sent.note("upload", "http://127.0.0.2:1/b.tgz http://127.0.0.2:1/uploads/1");
        ResumableStub resumable = new ResumableStub();
        try (WebStub stub = WebStub.start(resumable::answer)) {
            assertThat(Upload.plain(stub.port()).uploader().upload(sent)).isInstanceOf(Arrival.Verified.class);
            assertThat(resumable.content()).isEqualTo(Files.readAllBytes(bundle));
        }
    }

    @Test
    void asksOnlyOnceWhereAskingBreaksTheConnection() throws Exception {
        try (NginxServer server = NginxServer.start(NginxSetup.plain(), Files.createTempDirectory(folder, "nginx"));
                FaultRelay relay = FaultRelay.before("127.0.0.1", server.port())
                        .next(Conduct.down(new Fault.Reset(0)))) {
            Dispatch sent = send(Upload.plain(relay.port()), 3);

            assertThat(sent.attempts()).hasSize(2);
            assertThat(server.requests().lines().filter(it -> it.contains("\"OPTIONS"))).hasSizeLessThan(2);
        }
    }

    /** Keeps what came, as some servers do, and adds ranges to it. */
    private static final class Ranges {
        private byte[] content = new byte[0];
        private boolean knows = true;

        synchronized Reply answer(Seen request) {
            return switch (request.method()) {
                case "PUT" -> put(request);
                case "HEAD" -> content.length == 0 ? Reply.of(404) : Reply.of(200).length(content.length);
                case "GET" -> part(String.valueOf(request.header("Range")).substring(6).split("-"));
                default -> Reply.of(405);
            };
        }

        private Reply put(Seen request) {
            String range = request.header("Content-Range");
            int from = range == null || !knows ? 0 : Integer.parseInt(range.replaceAll("bytes (\\d+)-.*", "$1"));
            byte[] now = Arrays.copyOf(content, from + request.body().length);
            System.arraycopy(request.body(), 0, now, from, request.body().length);
            content = now;
            return Reply.of(201);
        }

        private Reply part(String[] ends) {
            return Reply.of(206).content(
                    Arrays.copyOfRange(content, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]) + 1));
        }
    }

    @Test
    void addsTheRestWhereTheServerKeptTheBeginning() throws Exception {
        Ranges ranges = new Ranges();
        try (WebStub stub = WebStub.start(ranges::answer);
                FaultRelay relay = FaultRelay.before("127.0.0.1", stub.port())
                        .next(Conduct.up(new Fault.Cut(2_000_000)))) {
            assertThat(send(Upload.plain(relay.port()), 5).arrival().orElseThrow())
                    .isInstanceOf(Arrival.Verified.class);

            assertThat(ranges.content).isEqualTo(Files.readAllBytes(bundle));
            assertThat(stub.seen()).anyMatch(it -> it.header("Content-Range") != null);
        }
    }

    @Test
    void startsAfreshWhereRangesAreNotKnownOrAnotherFileLiesThere() throws Exception {
        Ranges ignorant = new Ranges();
        ignorant.knows = false;
        Ranges other = new Ranges();
        for (Ranges ranges : List.of(ignorant, other)) {
            Files.deleteIfExists(folder.resolve("queue/id.json"));
            try (WebStub stub = WebStub.start(request -> {
                if (ranges == other && !request.whole()) {
                    ranges.content = new byte[1_000_000];
                    return Reply.of(500);
                }
                return ranges.answer(request);
            });
                    FaultRelay relay = FaultRelay.before("127.0.0.1", stub.port())
                            .next(Conduct.up(new Fault.Cut(2_000_000)))) {
                assertThat(send(Upload.plain(relay.port()), 5).arrival().orElseThrow())
                        .isInstanceOf(Arrival.Verified.class);
                assertThat(ranges.content).isEqualTo(Files.readAllBytes(bundle));
            }
        }
    }

    @Test
    void waitsForNobodyForEver() throws Exception {
        try (WebStub stub = WebStub.start(_ -> Reply.of(201));
                FaultRelay relay = FaultRelay.before("127.0.0.1", stub.port())
                        .always(Conduct.up(new Fault.Stall(1_000_000)))) {
            assertThatThrownBy(() -> Upload.plain(relay.port()).as(Method.POST, Form.MULTIPART).uploader()
                    .upload(new Sent(bundle))).isInstanceOf(IOException.class)
                    .hasMessageContaining("no answer in time from 127.0.0.1:" + relay.port());
            relay.always(Conduct.down(new Fault.Stall(0)));
            assertThatThrownBy(() -> Upload.plain(relay.port()).uploader().upload(new Sent(bundle)))
                    .isInstanceOf(IOException.class).hasMessageContaining("no answer in time");
        }
    }

    @Test
    void stopsAtOnceWhenItIsInterrupted() throws Exception {
        try (WebStub stub = WebStub.start(_ -> Reply.of(201));
                FaultRelay relay = FaultRelay.before("127.0.0.1", stub.port())
                        .always(Conduct.up(new Fault.Stall(1_000_000)))) {
            Upload patient = new Upload(Upload.plain(relay.port()).as(Method.POST, Form.MULTIPART).settings(),
                    new Fixed(), Bounds.usual());
            FutureTask<Arrival> task = new FutureTask<>(() -> patient.uploader().upload(new Sent(bundle)));
            Thread thread = Thread.ofPlatform().start(task);
            relay.await(traffic -> traffic.up() >= 1_000_000);
            thread.interrupt();

            assertThatThrownBy(() -> task.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void leavesNoPasswordAnywhere() throws Exception {
        try (NginxServer server = NginxServer.start(
                NginxSetup.plain().tls(certificates.server("127.0.0.1")).password("right"),
                Files.createTempDirectory(folder, "nginx"))) {
            Upload upload = Upload.tls(server.port(), certificates.authority()).user(NginxSetup.USER, "hunter-two");
            assertThatThrownBy(() -> send(upload, 2)).isInstanceOf(GatherException.class).satisfies(e -> {
                for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                    assertThat(cause.toString()).doesNotContain("hunter-two", "Z2F0aGVyOmh1bnRlci10d28=");
                }
            });
            try (Stream<Path> files = Files.walk(folder.resolve("queue"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(file).content().doesNotContain("hunter-two", "Z2F0aGVyOmh1bnRlci10d28=");
                }
            }
            assertThat(upload.settings().toString()).doesNotContain("hunter-two");
        }
    }
}
