package io.gather.transport.upload.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

import io.gather.core.error.GatherException;
import io.gather.core.secret.Secret;
import io.gather.core.secret.Secrets;
import io.gather.core.settings.SftpSettings;
import io.gather.core.upload.Arrival;
import io.gather.fixtures.random.Seed;
import io.gather.fixtures.relay.Conduct;
import io.gather.fixtures.relay.Fault;
import io.gather.fixtures.relay.FaultRelay;
import io.gather.fixtures.ssh.NodeLogin;
import io.gather.fixtures.ssh.NodeSetup;
import io.gather.fixtures.ssh.SshClientHome;
import io.gather.fixtures.ssh.SshServer;
import io.gather.fixtures.ssh.Trait;
import io.gather.fixtures.upload.Sent;
import io.gather.fixtures.upload.TestSending;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SftpUploaderTest {
    private static final int SIZE = 4_000_000;
    /** A rate that nobody notices, but for which pieces are made. */
    private static final long FAST = 1L << 40;
    private static final String PASSWORD = "s3cret";

    private final SshClientHome home = SshClientHome.create();

    @TempDir
    Path folder;

    private SshServer server;
    private Path bundle;
    private Sent sent;

    @BeforeAll
    void serve() {
        server = SshServer
                .start(NodeSetup.named("drop").with(NodeLogin.account("ann"), NodeLogin.password("ann", PASSWORD),
                        Trait.script("mkdir -p /srv/in /srv/full && mount -t tmpfs -o mode=1777,size=2m node /srv/full",
                                "mount -t tmpfs -o mode=1777 node /srv/in", "mkdir -m 755 /srv/in/closed")));
        home.introduce(server);
    }

    @AfterAll
    void leave() {
        server.close();
        home.close();
    }

    @BeforeEach
    void make() throws IOException {
        byte[] bytes = new byte[SIZE];
        new Random(1).nextBytes(bytes);
        bundle = Files.write(folder.resolve("bundle.tgz"), bytes);
        sent = new Sent(bundle);
    }

    private SftpSettings to(String path) {
        return at(server.address(), server.port(), "ann", path);
    }

    private SftpSettings at(String host, int port, String user, String path) {
        return new SftpSettings(host, port, path, user, home.key().toString(),
                List.of("UserKnownHostsFile=" + home.knownHosts(), "GlobalKnownHostsFile=/dev/null",
                        "IdentityAgent=none"));
    }

    private static SftpUploader uploader(SftpSettings settings, Map<Secret, String> secrets) {
        Secrets known = secret -> Optional.ofNullable(secrets.get(secret)).map(String::toCharArray);
        return new SftpUploader(settings, known, System.getenv());
    }

    private static SftpUploader uploader(SftpSettings settings) {
        return uploader(settings, Map.of());
    }

    private String sha256(String file) {
        return server.inside("sh", "-c", "sha256sum <\"$1\" | cut -c 1-64", "sum", file).output().strip();
    }

    @Test
    void makesDirectoriesAndLeavesNothingBesides() throws Exception {
        Arrival arrival = uploader(to("/srv/in/{case}/it's \"new\" [1] * ?")).upload(sent);
        assertThat(arrival).isInstanceOf(Arrival.Verified.class);
        assertThat(((Arrival.Verified) arrival).where()).startsWith("sftp://ann@" + server.address() + ":")
                .endsWith("[1] * ?/bundle.tgz");
        String made = "/srv/in/C-1/it's \"new\" [1] * ?";
        assertThat(sha256(made + "/bundle.tgz")).isEqualTo(sent.sha256());
        assertThat(server.inside("ls", "-A", made).output()).isEqualTo("bundle.tgz\n");
        assertThat(uploader(to("/srv/in/{case}/it's \"new\" [1] * ?")).upload(sent)).isEqualTo(arrival);
    }

    @Test
    void replacesNothingThatOthersPutThere() throws Exception {
        server.inside("sh", "-c", "mkdir -m 777 /srv/in/others && echo others >/srv/in/others/bundle.tgz"
                + " && chown ann /srv/in/others/bundle.tgz").succeeded();

        assertThatThrownBy(() -> uploader(to("/srv/in/others")).upload(sent)).isInstanceOf(GatherException.class)
                .hasMessageContaining("another file is there already");
        assertThat(server.inside("cat", "/srv/in/others/bundle.tgz").output()).isEqualTo("others\n");
        server.inside("rm", "/srv/in/others/bundle.tgz").succeeded();
        assertThat(uploader(to("/srv/in/others")).upload(sent)).isInstanceOf(Arrival.Verified.class);
        assertThat(uploader(to("/srv/in/others")).upload(sent)).isInstanceOf(Arrival.Verified.class);
    }

    @Test
    void takesTheLoginsDirectoryAndEmptyFiles() throws Exception {
        for (boolean asStream : List.of(false, true)) {
            Path empty = Files.createFile(folder.resolve("empty file " + asStream + ".tgz"));
            uploader(to("")).upload(new Sent(empty, asStream));
            assertThat(server.inside("stat", "-c", "%s", "/home/ann/" + empty.getFileName()).output())
                    .isEqualTo("0\n");
        }
    }

    @Test
    void goesOnWhereItEnded() throws Exception {
        uploader(to("/srv/in/go on")).upload(new Sent(bundle));
        String part = "bundle.tgz." + sent.sha256().substring(0, 12) + ".part";
        server.inside("sh", "-c", "cd '/srv/in/go on' && head -c 3000000 bundle.tgz >" + part
                + " && chown ann " + part + " && rm bundle.tgz").succeeded();
        uploader(to("/srv/in/go on")).upload(sent);
        assertThat(sent.reached()).startsWith(3_000_000L).endsWith((long) SIZE).isSorted();
        assertThat(sent.offsets()).as("nothing is copied").isEmpty();
        assertThat(sha256("/srv/in/go on/bundle.tgz")).isEqualTo(sent.sha256());
        server.inside("sh", "-c", "cd '/srv/in/go on' && head -c 3000000 bundle.tgz >" + part
                + " && chown ann " + part + " && rm bundle.tgz").succeeded();
        Sent stream = new Sent(bundle, true);
        uploader(to("/srv/in/go on")).upload(stream);
        assertThat(stream.offsets()).containsExactly(3_000_000L);
        assertThat(stream.reached()).isEmpty();
        assertThat(sha256("/srv/in/go on/bundle.tgz")).isEqualTo(sent.sha256());
    }

    @Test
    void whatArrivesIsNotAsPrivateAsTheBundleIsHere() throws Exception {
        Files.setPosixFilePermissions(bundle, PosixFilePermissions.fromString("rw-------"));
        for (boolean asStream : List.of(false, true)) {
            uploader(to("/srv/in/rights" + asStream)).upload(new Sent(bundle, asStream));
            assertThat(server.inside("stat", "-c", "%a", "/srv/in/rights" + asStream + "/bundle.tgz").output())
                    .isEqualTo(server.inside("sh", "-c", "umask 022; touch /tmp/new; stat -c %a /tmp/new").output());
        }
    }

    /** The file is as large as the position that is reported, and grows as the line lets it. */
    @Test
    void tellsHowFarTheProgramHasRead() throws Exception {
        try (FaultRelay relay = FaultRelay.before(server.address(), server.port())) {
            home.introduce(server, relay);
            relay.next(Conduct.up(new Fault.Stall(3_000_000)));
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    uploader(at(relay.address(), relay.port(), "ann", "/srv/in/far")).upload(sent);
                } catch (IOException | InterruptedException expected) {
                    // The line has come to a stop.
                }
            });
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (sent.reached().stream().noneMatch(at -> at > 1_000_000) && System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            assertThat(sent.reached()).isSorted().allMatch(at -> at <= SIZE).anyMatch(at -> at > 1_000_000);
            thread.interrupt();
            assertThat(thread.join(Duration.ofSeconds(15))).isTrue();
        }
    }

    @Test
    void beginsAnewWhereThereIsMoreThanThereShouldBe() throws Exception {
        String part = "bundle.tgz." + sent.sha256().substring(0, 12) + ".part";
        server.inside("sh", "-c", "mkdir -m 777 /srv/in/more && cd /srv/in/more && head -c 9000000 /dev/zero >" + part
                + " && chown ann " + part).succeeded();
        uploader(to("/srv/in/more")).upload(sent);
        assertThat(sent.reached()).startsWith(0L);
        assertThat(sha256("/srv/in/more/bundle.tgz")).isEqualTo(sent.sha256());
    }

    @Test
    void cutsCostNothingButTime() throws Exception {
        long seed = Seed.next();
        Random random = new Random(seed);
        try (FaultRelay relay = FaultRelay.before(server.address(), server.port())) {
            home.introduce(server, relay);
            for (int i = 0; i < 20; i++) {
                boolean up = i % 2 == 0;
                long at = random.nextLong(up ? SIZE + 5000 : 20_000);
                Fault fault = random.nextBoolean() ? new Fault.Cut(at) : new Fault.Reset(at);
                relay.next(up ? Conduct.up(fault) : Conduct.down(fault));
                SftpSettings there = at(relay.address(), relay.port(), "ann", "/srv/in/cut" + i);
                boolean inPieces = i % 4 > 1;
                new TestSending(uploader(there), folder.resolve("queue" + i), inPieces ? FAST : 0).send(bundle);
                assertThat(sha256("/srv/in/cut" + i + "/bundle.tgz")).as("seed %d, upload %d", seed, i)
                        .isEqualTo(sent.sha256());
                server.inside("rm", "-r", "/srv/in/cut" + i).succeeded();
            }
        }
    }

    @Test
    void interruptionEndsItAtOnce() throws Exception {
        try (FaultRelay relay = FaultRelay.before(server.address(), server.port())) {
            home.introduce(server, relay);
            relay.next(Conduct.up(new Fault.Stall(1_000_000)));
            SftpUploader uploader = uploader(at(relay.address(), relay.port(), "ann", "/srv/in"));
            CompletableFuture<Arrival> ended = new CompletableFuture<>();
            Thread thread = Thread.ofPlatform().start(() -> {
                try {
                    ended.complete(uploader.upload(sent));
                } catch (IOException | InterruptedException e) {
                    ended.completeExceptionally(e);
                }
            });
            relay.await(traffic -> traffic.faults() == 1);
            thread.interrupt();
            assertThatThrownBy(() -> ended.orTimeout(15, TimeUnit.SECONDS).join())
                    .isInstanceOf(CompletionException.class).hasCauseInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void saysWhyItDoesNotWork() {
        assertThatThrownBy(() -> uploader(to("/srv/in/closed")).upload(sent)).isInstanceOf(GatherException.class)
                .hasMessageContaining("Permission denied");
        assertThatThrownBy(() -> uploader(to("/none/such")).upload(sent)).isInstanceOf(GatherException.class)
                .hasMessageContaining("mkdir \"/none\": Permission denied");
        assertThatThrownBy(() -> uploader(to("/srv/full")).upload(sent)).isInstanceOf(IOException.class)
                .hasMessageContaining("its disk may be full");
        assertThatThrownBy(() -> uploader(at(server.address(), server.port(), "stranger", "")).upload(sent))
                .isInstanceOf(GatherException.class).hasMessageContaining("it does not let us in");
        assertThatThrownBy(() -> uploader(at("127.0.0.1", 1, "ann", "")).upload(sent))
                .isInstanceOf(IOException.class).hasMessageContaining("connection refused");
        SftpSettings stranger = new SftpSettings(server.address(), server.port(), "", "ann", home.key().toString(),
                List.of("UserKnownHostsFile=/dev/null", "GlobalKnownHostsFile=/dev/null"));
        assertThatThrownBy(() -> uploader(stranger).upload(sent)).isInstanceOf(GatherException.class)
                .hasMessageContaining("host key");
    }

    @Test
    void aPasswordIsToldOnce() throws Exception {
        SftpSettings settings = new SftpSettings(server.address(), server.port(), "/srv/in/by password", "ann", "",
                List.of("UserKnownHostsFile=" + home.knownHosts(), "PubkeyAuthentication=no"));
        uploader(settings, Map.of(SftpWay.PASSWORD, PASSWORD)).upload(sent);
        assertThat(sha256("/srv/in/by password/bundle.tgz")).isEqualTo(sent.sha256());
        long before = failures();
        assertThatThrownBy(() -> uploader(settings, Map.of(SftpWay.PASSWORD, "wrong")).upload(sent))
                .isInstanceOf(GatherException.class).hasMessageContaining("does not accept the password")
                .hasMessageNotContaining("wrong");
        // It answers before it tells its log.
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (failures() == before && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(failures() - before).isEqualTo(1);
    }

    private long failures() {
        return server.log().stream().filter(line -> line.contains("Failed password for ann")).count();
    }

    @Test
    void aPassphraseUnlocksTheKey() throws Exception {
        server.authorize(home.publicKey(), home.lockedPublicKey());
        SftpSettings settings = new SftpSettings(server.address(), server.port(), "/srv/in/locked", "ann",
                home.lockedKey().toString(), List.of("UserKnownHostsFile=" + home.knownHosts(), "IdentityAgent=none"));
        uploader(settings, Map.of(SftpWay.KEY_PASSPHRASE, SshClientHome.PASSPHRASE)).upload(sent);
        assertThat(sha256("/srv/in/locked/bundle.tgz")).isEqualTo(sent.sha256());
    }
}
