package io.gather.transport.upload.ftp;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

import io.gather.core.settings.FtpSettings;
import io.gather.core.settings.FtpSettings.Mode;
import io.gather.core.upload.Arrival;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.random.Seed;
import io.gather.fixtures.relay.Conduct;
import io.gather.fixtures.relay.Fault;
import io.gather.fixtures.relay.FaultRelay;
import io.gather.fixtures.upload.FtpServer;
import io.gather.fixtures.upload.Sent;
import io.gather.fixtures.upload.TestSending;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With a relay before the control port, and one before each port for data connections. */
class FaultsTest {
    private static final int SIZE = 8_000_000;

    @TempDir
    Path folder;

    private Path bundle;
    private Sent sent;

    @BeforeEach
    void make() {
        bundle = Ftp.bundle(folder, SIZE);
        sent = new Sent(bundle);
    }

    @Test
    void cutsCostNothingButTime() throws Exception {
        int port = DataRelays.free();
        try (FtpServer server = FtpServer.vsftpd("pasv_min_port=" + port, "pasv_max_port=" + (port + 1))) {
            survive(server, port, Ftp.plain(server), 400, 1500, 20);
        }
    }

    @Test
    void cutsCostNothingButTimeOverTls() throws Exception {
        int port = DataRelays.free();
        Certificates authority = Certificates.in(folder);
        try (FtpServer server = FtpServer.machine()) {
            server.proftpdTls(authority.server("127.0.0.1"), "PassivePorts " + port + " "
                    + (port + 1), "AllowStoreRestart on", "DigestEngine on");
            survive(server, port, Ftp.tls(server, authority.authority()), 1500, 6000, 10);
        }
    }

    private void survive(FtpServer server, int port, FtpSettings settings, int up, int down, int times)
            throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        try (FaultRelay control = FaultRelay.before(server.address(), server.port());
                DataRelays data = DataRelays.before(server.address(), port)) {
            FtpSettings there = Ftp.by(Mode.PASSIVE, Ftp.at(control.address(), control.port(), settings));
            for (int i = 0; i < times; i++) {
                switch (i % 4) {
                    case 0 -> control.next(Conduct.up(fault(random, up)));
                    case 1 -> control.next(Conduct.down(fault(random, down)));
                    case 2 -> data.next(Conduct.up(fault(random, SIZE)), Conduct.up(fault(random, SIZE / 2)));
                    default -> data.next(Conduct.down(fault(random, 10)), Conduct.up(fault(random, SIZE / 2)));
                }
                new TestSending(Ftp.uploader(Ftp.to("d" + i, there)), folder.resolve("queue" + i)).send(bundle);
                String name = FtpServer.HOME + "/d" + i;
                assertThat(server.sha256(name + "/bundle.tgz")).as("seed %d, upload %d", seed, i)
                        .isEqualTo(sent.sha256());
                assertThat(server.names(name)).as("seed %d, upload %d", seed, i).containsExactly("bundle.tgz");
            }
        }
    }

    private static Fault fault(RandomGenerator random, int span) {
        long at = random.nextLong(span);
        return random.nextBoolean() ? new Fault.Cut(at) : new Fault.Reset(at);
    }

    @Test
    void whatTakesNoDataIsGivenUp() throws Exception {
        int port = DataRelays.free();
        try (FtpServer server = FtpServer.vsftpd("pasv_min_port=" + port, "pasv_max_port=" + (port + 1));
                DataRelays data = DataRelays.before(server.address(), port);
                FaultRelay control = FaultRelay.before(server.address(), server.port())) {
            data.next(Conduct.up(new Fault.Stall(1_000_000)));
            FtpUploader uploader = new FtpUploader(
                    Ftp.by(Mode.PASSIVE, Ftp.at(control.address(), control.port(), Ftp.plain(server))),
                    Ftp.password(FtpServer.PASSWORD), Duration.ofSeconds(1));
            assertThatThrownBy(() -> uploader.upload(sent)).isInstanceOf(IOException.class)
                    .hasMessage("the server took no data for 1 s");
            data.reset();
            new TestSending(Ftp.uploader(Ftp.plain(server)), folder.resolve("queue")).send(bundle);
            assertThat(server.sha256(FtpServer.HOME + "/bundle.tgz")).isEqualTo(sent.sha256());
        }
    }

    @Test
    void interruptionEndsItAtOnce() throws Exception {
        int port = DataRelays.free();
        try (FtpServer server = FtpServer.vsftpd("pasv_min_port=" + port, "pasv_max_port=" + (port + 1));
                DataRelays data = DataRelays.before(server.address(), port);
                FaultRelay control = FaultRelay.before(server.address(), server.port())) {
            data.next(Conduct.up(new Fault.Stall(1_000_000)));
            FtpUploader uploader = new FtpUploader(
                    Ftp.by(Mode.PASSIVE, Ftp.at(control.address(), control.port(), Ftp.plain(server))),
                    Ftp.password(FtpServer.PASSWORD), Duration.ofMinutes(1));
            CompletableFuture<Arrival> ended = new CompletableFuture<>();
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    ended.complete(uploader.upload(sent));
                } catch (IOException | InterruptedException e) {
                    ended.completeExceptionally(e);
                }
            });
            data.awaitFault();
            thread.interrupt();
            assertThatThrownBy(() -> ended.orTimeout(15, TimeUnit.SECONDS).join())
                    .isInstanceOf(CompletionException.class).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void aServerThatKeepsLessIsNotBelieved() throws Exception {
        try (LyingServer server = LyingServer.start(SIZE - 1)) {
            assertThat(Ftp.uploader(Ftp.plain("127.0.0.1", server.port())).upload(sent)).isEqualTo(new Arrival.Refuted(
                    "the server says that all came and has " + (SIZE - 1) + " of " + SIZE + " bytes"));
        }
    }

    @Test
    void aServerThatHasNoSuchFileAfterwardsIsNotBelieved() throws Exception {
        try (LyingServer server = LyingServer.telling("550 no such file")) {
            assertThat(Ftp.uploader(Ftp.plain("127.0.0.1", server.port())).upload(sent)).isEqualTo(new Arrival.Refuted(
                    "the server says that all came, and has no such file: 550 no such file"));
        }
    }

    @Test
    void aServerThatDoesNotSayThatItHasAllIsNotBelieved() throws Exception {
        try (LyingServer server = LyingServer.start(-1)) {
            assertThatThrownBy(() -> Ftp.uploader(Ftp.plain("127.0.0.1", server.port())).upload(sent))
                    .isInstanceOf(IOException.class).hasMessageContaining("hung up");
        }
    }
}
