package io.gather.transport.pki.enrol;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

import io.gather.core.error.Category;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.GatherException;
import io.gather.core.inventory.Node;
import io.gather.core.inventory.Reach;
import io.gather.transport.error.PkiError;
import io.gather.transport.net.Subject;
import io.gather.transport.net.tls.Tls;
import io.gather.transport.pki.authority.Authority;
import io.gather.transport.pki.authority.AuthorityFiles;
import io.gather.transport.pki.authority.PkiName;
import io.gather.transport.pki.identity.IdentityFiles;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Both sides over TLS on loopback, and those who are neither. */
class EnrolmentTest {
    private static final PkiName N1 = new PkiName("n1");
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final List<String> notices = new CopyOnWriteArrayList<>();
    private Authority authority;
    private OpenInvitations invitations;
    private IdentityFiles identity;
    @SuppressWarnings("NullAway.Init")
    private Joining joining;

    @BeforeEach
    void set() {
        AuthorityFiles files = AuthorityFiles.in(folder, new PkiName("web"));
        authority = Authority.create(files, new PkiName("web"), InstantSource.system());
        invitations = new OpenInvitations(files, InstantSource.system());
        identity = IdentityFiles.in(folder.resolve("node"));
    }

    @AfterEach
    void close() throws Exception {
        if (joining != null) {
            joining.close();
        }
    }

    private EnrolmentToken invited(PkiName node) {
        return invitations.invite(authority, node, Duration.ofHours(1), new SecureRandom());
    }

    private CompletableFuture<X509Certificate> join(EnrolmentToken token) {
        joining = Joining.open(EnrolmentToken.of(token.text()), identity,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), notices::add);
        Joining mine = joining;
        return CompletableFuture.supplyAsync(() -> {
            try {
                return mine.await(LONG);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Node at(int port) {
        return new Node("n1", "127.0.0.1", null, new Reach.Rpc(port), Map.of());
    }

    private Enroller enroller() {
        return new Enroller(authority, invitations, Reach.Rpc.USUAL_PORT);
    }

    private static void assertRefused(ErrorCode error, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(GatherException.class, it -> {
            assertThat(it.is(error)).as(it.code() + " " + it.getMessage()).isTrue();
            assertThat(it.remedy().toString()).isNotBlank();
        });
    }

    private SSLSocket stranger() throws Exception {
        SSLSocket socket = (SSLSocket) Tls.unverified(new Subject("x", Category.REFUSED)).context().getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), joining.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    @Test
    void aNodeThatWasInvitedGetsItsCertificateOnce() throws Exception {
        EnrolmentToken token = invited(N1);
        CompletableFuture<X509Certificate> joined = join(token);

        assertThat(enroller().enrolIfInvited(at(joining.port()))).isTrue();

        X509Certificate certificate = joined.get(10, TimeUnit.SECONDS);
        assertThat(identity.certificate()).isEqualTo(certificate);
        certificate.verify(authority.certificate().getPublicKey());
        assertThat(Files.readString(identity.own())).contains("PRIVATE KEY");
        assertThat(authority.issued()).singleElement().satisfies(it -> assertThat(it.name()).isEqualTo("n1"));
        assertThat(invitations.nodes()).isEmpty();
        assertThat(enroller().enrolIfInvited(at(joining.port()))).isFalse();
        assertRefused(PkiError.NOT_INVITED, () -> enroller().enrol(at(joining.port()), Duration.ZERO));
    }

    @Test
    void theSecretIsInNoFileThatOthersRead() throws Exception {
        EnrolmentToken token = invited(N1);
        Path file = folder.resolve("pki/web/invited/n1.json");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        assertThat(Files.readString(file)).doesNotContain(token.text());
        assertThat(invitations.nodes()).containsExactly(N1);
    }

    @Test
    void anInvitationIsGoodForAWhileOnly() {
        EnrolmentToken token = invited(N1);
        OpenInvitations later = new OpenInvitations(AuthorityFiles.in(folder, new PkiName("web")),
                () -> token.until().plusSeconds(1));
        assertThat(later.nodes()).isEmpty();
        assertRefused(PkiError.TOKEN_EXPIRED, () -> new Enroller(authority, later, 1).enrol(at(1), Duration.ZERO));

        EnrolmentToken old = invitations.invite(authority, N1, Duration.ofSeconds(-5), new SecureRandom());
        assertRefused(PkiError.TOKEN_EXPIRED, () -> join(old));
    }

    @Test
    void theTokenOfAnEarlierInvitationIsWorthNothing() throws Exception {
        EnrolmentToken old = invited(N1);
        invited(N1);
        CompletableFuture<X509Certificate> joined = join(old);

        assertRefused(PkiError.NODE_UNPROVEN, () -> enroller().enrol(at(joining.port()), Duration.ZERO));
        assertThat(joined).isNotDone();
        assertThat(authority.issued()).as("nothing was signed").isEmpty();
        assertThat(identity.isThere()).isFalse();
    }

    @Test
    void aNodeThatDoesNotListenIsWaitedFor() throws Exception {
        EnrolmentToken token = invited(N1);
        assertThat(join(token)).isNotDone();
        int port = joining.port();
        joining.close();
        assertRefused(PkiError.NOT_JOINING, () -> enroller().enrol(at(port), Duration.ZERO));

        CompletableFuture<X509Certificate> enrolled = CompletableFuture
                .supplyAsync(() -> enroller().enrol(at(port), LONG));
        joining = Joining.open(token, identity, new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                notices::add);
        X509Certificate joined = joining.await(LONG);
        assertThat(enrolled.get(20, TimeUnit.SECONDS)).isEqualTo(joined);
    }

    /** It takes the node's side with another certificate, and repeats to each what the other says. */
    @Test
    void whoIsInBetweenGetsNothingSigned() throws Exception {
        EnrolmentToken token = invited(N1);
        CompletableFuture<X509Certificate> joined = join(token);
        try (LyingRelay relay = LyingRelay.to(joining.port())) {
            assertRefused(PkiError.NODE_UNPROVEN, () -> enroller().enrol(at(relay.port()), Duration.ZERO));
        }
        assertThat(authority.issued()).isEmpty();
        assertThat(joined).isNotDone();
        enroller().enrol(at(joining.port()), Duration.ZERO);
        assertThat(joined.get(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void anotherAuthorityIsNotObeyed() throws Exception {
        EnrolmentToken token = invited(N1);
        CompletableFuture<X509Certificate> joined = join(token);
        Authority foreign = Authority.create(AuthorityFiles.in(folder.resolve("x"), new PkiName("web")),
                new PkiName("web"), InstantSource.system());

        // It knows the secret, as somebody who read the invitation would.
        assertRefused(PkiError.CERTIFICATE_REFUSED,
                () -> new Enroller(foreign, invitations, 1).enrol(at(joining.port()), Duration.ZERO));
        assertThat(joined).isNotDone();
        assertThat(notices).anyMatch(it -> it.contains("the authority is not that of the token"));
        assertThat(foreign.issued()).allMatch(it -> it.revoked() != null);
    }

    @Test
    void strangersAreCountedAndSentAway() throws Exception {
        CompletableFuture<X509Certificate> joined = join(invited(N1));
        for (int i = 0; i < 20; i++) {
            try (SSLSocket socket = stranger()) {
                JoinTalk talk = new JoinTalk(socket.getInputStream(), socket.getOutputStream());
                talk.hear(JoinMessage.Hello.class);
                talk.say(new JoinMessage.Signed("", "", "", "AAAA"));
                assertThat(talk.hear(JoinMessage.Answered.class).refusal()).contains("secret");
            }
        }
        assertThatThrownBy(() -> joined.get(10, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class)
                .cause().isInstanceOfSatisfying(GatherException.class,
                        it -> assertThat(it.is(PkiError.TOO_MANY_STRANGERS)).isTrue());
        assertThat(identity.isThere()).isFalse();
    }

    /** Neither harms it: bytes of any kind, plain or in TLS, or none and a connection that stays open. */
    @Test
    void rubbishEndsNothing() throws Exception {
        CompletableFuture<X509Certificate> joined = join(invited(N1));
        Random random = new Random(16);
        try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), joining.port())) {
            for (int i = 0; i < 30; i++) {
                byte[] bytes = new byte[1 + random.nextInt(3000)];
                random.nextBytes(bytes);
                bytes[bytes.length - 1] = '\n';
                try (Socket socket = i % 3 == 0
                        ? new Socket(InetAddress.getLoopbackAddress(), joining.port())
                        : stranger()) {
                    socket.getOutputStream().write(i % 3 == 1
                            ? "{\"proof\":7,\"x\":[]}\n".getBytes(
                                    java.nio.charset.StandardCharsets.US_ASCII)
                            : bytes);
                } catch (IOException expected) {
                    // It may hang up before all was said.
                }
            }
            assertThat(silent.isConnected()).isTrue();
            enroller().enrol(at(joining.port()), LONG);
        }
        assertThat(joined.get(10, TimeUnit.SECONDS)).isNotNull();
    }

    /** The overlord died when the node had its certificate, and before it heard so. */
    @Test
    void aNodeThatHasJoinedIsKnownAgain() throws Exception {
        EnrolmentToken token = invited(N1);
        CompletableFuture<X509Certificate> joined = join(token);
        Path file = folder.resolve("pki/web/invited/n1.json");
        String before = Files.readString(file);
        enroller().enrol(at(joining.port()), Duration.ZERO);
        joined.get(10, TimeUnit.SECONDS);
        Files.writeString(file, before);

        try (ServingNode daemon = ServingNode.of(identity.peers())) {
            assertThat(enroller().enrolIfInvited(at(daemon.port()))).isTrue();
        }
        assertThat(invitations.nodes()).isEmpty();
        assertThat(authority.issued()).hasSize(1);
    }

    @Test
    void aWaitEnds() {
        EnrolmentToken token = invited(N1);
        joining = Joining.open(token, identity, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                notices::add);
        assertRefused(PkiError.NOBODY_CAME, () -> joining.await(Duration.ZERO));
    }
}
