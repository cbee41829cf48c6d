package io.gather.transport.pki.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLHandshakeException;

import io.gather.core.error.ErrorCode;
import io.gather.core.error.GatherException;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.certificates.Pair;
import io.gather.transport.error.NetError;
import io.gather.transport.error.PkiError;
import io.gather.transport.pki.authority.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MutualTlsTest {
    private final Instant longAgo = Instant.now().minus(Duration.ofDays(100));
    private final Instant nextYear = Instant.now().plus(Duration.ofDays(365));

    @TempDir
    Path folder;

    private final List<String> notices = new CopyOnWriteArrayList<>();
    private Cluster cluster;
    private PeerFiles node;
    private PeerFiles overlord;

    @BeforeEach
    void set() throws Exception {
        cluster = Cluster.in(folder, "web");
        node = cluster.given("n1", Role.NODE);
        overlord = cluster.given("here", Role.OVERLORD);
    }

    private MutualTls answering(PeerFiles files) {
        return MutualTls.of(files, Role.OVERLORD, notices::add);
    }

    private MutualTls calling(PeerFiles files) {
        return MutualTls.of(files, Role.NODE, notices::add);
    }

    private Handshakes between(PeerFiles answers, PeerFiles calls) {
        return new Handshakes(answering(answers), calling(calls));
    }

    private static GatherException reason(MutualTls side, Handshakes.Ended ended) {
        return side.reason(ended.problem(), "n1:7323").orElseThrow(() -> new AssertionError(ended.problem()));
    }

    private static void assertSays(GatherException reason, ErrorCode error, String... words) {
        assertThat(reason.is(error)).as(reason.code() + " " + reason.getMessage()).isTrue();
        assertThat(reason.where()).isEqualTo("n1:7323");
        assertThat(reason.what() + " | " + reason.remedy()).contains(words);
    }

    /** What the one who refuses says, and that nobody got in. */
    private void assertNodeRefuses(PeerFiles calls, PkiError error, String... words) throws Exception {
        Handshakes handshakes = between(node, calls);
        Handshakes.Both both = handshakes.connect();
        assertThat(both.node().isWell() || both.overlord().isWell()).isFalse();
        assertSays(reason(handshakes.node(), both.node()), error, words);
    }

    private void assertOverlordRefuses(PeerFiles answers, PeerFiles calls, PkiError error, String... words)
            throws Exception {
        Handshakes handshakes = between(answers, calls);
        Handshakes.Both both = handshakes.connect();
        assertThat(both.node().isWell() || both.overlord().isWell()).isFalse();
        assertSays(reason(handshakes.overlord(), both.overlord()), error, words);
    }

    @Test
    void thoseOfOneAuthorityKnowEachOther() throws Exception {
        Handshakes.Both both = between(node, overlord).connect();

        assertThat(both.node()).isEqualTo(new Handshakes.Ended("here", null));
        assertThat(both.overlord()).isEqualTo(new Handshakes.Ended("n1", null));
        assertThat(notices).isEmpty();
    }

    @Test
    void anotherAuthorityIsNoneOfOurs() throws Exception {
        Cluster foreign = Cluster.in(folder.resolve("foreign"), "web");
        PeerFiles stranger = foreign.given("here", Role.OVERLORD);
        PeerFiles believing = new PeerFiles(stranger.certificate(), stranger.key(), node.authority(), null, List.of());

        assertNodeRefuses(believing, PkiError.OTHER_AUTHORITY, "O=web", "of this authority");
        assertOverlordRefuses(node, stranger, PkiError.OTHER_AUTHORITY, "the certificate of n1",
                "have it join: invite n1");
    }

    @Test
    void whatHasExpiredIsToldWithDatesAndClocks() throws Exception {
        assertNodeRefuses(cluster.given("old", Role.OVERLORD, longAgo), PkiError.PEER_EXPIRED, "old", "expired on 20",
                "the clock here shows 20", "clocks of both");
        assertNodeRefuses(cluster.given("early", Role.OVERLORD, nextYear), PkiError.PEER_EXPIRED,
                "is not valid before 20");
        assertOverlordRefuses(cluster.given("n2", Role.NODE, longAgo), overlord, PkiError.PEER_EXPIRED, "n2",
                "have it join: invite n2");
    }

    @Test
    void whoIsRefusedLearnsWhatItCanKnowItself() throws Exception {
        PeerFiles old = cluster.given("old", Role.OVERLORD, longAgo);
        Handshakes expired = between(node, old);
        assertSays(reason(expired.overlord(), expired.connect().overlord()), PkiError.OURS_EXPIRED, "old", "until 20",
                "look at this machine's clock");

        cluster.authority().revoke("here");
        Handshakes revoked = between(node, overlord);
        assertSays(reason(revoked.overlord(), revoked.connect().overlord()), PkiError.OURS_REFUSED, "was revoked");
        Handshakes unknowing = between(node, new PeerFiles(overlord.certificate(), overlord.key(),
                overlord.authority(), null, List.of()));
        assertSays(heard(unknowing), PkiError.OURS_REFUSED, "does not accept our certificate",
                "look whether it was revoked");
    }

    /** Who is still writing when the other side hangs up may not read why: then the next try tells. */
    private static GatherException heard(Handshakes handshakes) throws Exception {
        for (int i = 0; i < 50; i++) {
            Handshakes.Ended ended = handshakes.connect().overlord();
            assertThat(ended.isWell()).isFalse();
            Optional<GatherException> reason = handshakes.overlord().reason(ended.problem(), "n1:7323");
            if (reason.isPresent()) {
                return reason.get();
            }
        }
        throw new AssertionError("it never heard why");
    }

    @Test
    void nodesAreNoOverlordsAndOverlordsNoNodes() throws Exception {
        assertNodeRefuses(cluster.given("n2", Role.NODE), PkiError.OTHER_ROLE, "n2", "not one for overlords");
        assertOverlordRefuses(cluster.given("there", Role.OVERLORD), overlord, PkiError.OTHER_ROLE, "there",
                "not one for nodes");
    }

    @Test
    void namesAreComparedWhereTheyAreGiven() throws Exception {
        assertThat(between(node.withNames(List.of("HERE")), overlord.withNames(List.of("gather:node:n1", "x")))
                .connect().node().isWell()).isTrue();
        assertOverlordRefuses(node, overlord.withNames(List.of("n2")), PkiError.OTHER_NAME, "is for n1", "not for n2");
        Handshakes handshakes = between(node.withNames(List.of("boss")), overlord);
        assertSays(reason(handshakes.node(), handshakes.connect().node()), PkiError.OTHER_NAME, "here", "boss");
    }

    /** Of a running daemon, whose callers may have sessions to resume. */
    @Test
    void whoIsRevokedIsOutAtOnce() throws Exception {
        Handshakes handshakes = between(node, overlord);
        assertThat(handshakes.connect(2)).allMatch(it -> it.node().isWell());

        cluster.authority().revoke("here");

        Handshakes.Both after = handshakes.connect();
        assertThat(after.node().isWell()).isFalse();
        assertSays(reason(handshakes.node(), after.node()), PkiError.PEER_REVOKED, "here", "revoked on 20");
        X509Certificate again = cluster.replace(overlord.certificate(), "here", Role.OVERLORD, Instant.now());
        Handshakes.Both renewed = handshakes.connect();
        assertThat(renewed.node().isWell()).isTrue();
        assertThat(handshakes.overlord().ours()).isEqualTo(again);
        assertThat(notices).isEmpty();
    }

    @Test
    void aListOfSomebodyElseIsNotBelieved() throws Exception {
        Cluster foreign = Cluster.in(folder.resolve("foreign"), "web");
        PeerFiles mixed = new PeerFiles(node.certificate(), node.key(), node.authority(), foreign.files().revocations(),
                List.of());
        assertThatThrownBy(() -> answering(mixed)).isInstanceOfSatisfying(GatherException.class,
                it -> assertThat(it.is(PkiError.LIST_UNFIT)).isTrue());

        Path own = Files.copy(node.revocations(), folder.resolve("list.pem"));
        MutualTls running = answering(new PeerFiles(node.certificate(), node.key(), node.authority(), own, List.of()));
        Files.writeString(own, Files.readString(foreign.files().revocations()) + "\n");
        assertThat(new Handshakes(running, calling(overlord)).connect().node().isWell()).isTrue();
        assertThat(notices).singleElement().asString().contains("list.pem", "the one before stays");
    }

    /** Certificates of a company say little of what they are for: names decide, and without names nobody comes in. */
    @Test
    void certificatesOfACompanyAreForThoseThatAreNamed() throws Exception {
        Certificates company = Certificates.in(folder, "company");
        Pair n1 = company.server("n1.example.com", "10.1.2.3");
        Pair boss = company.client("boss");
        PeerFiles answers = new PeerFiles(n1.certificate(), n1.key(), company.authority(), null, List.of("boss"));
        PeerFiles calls = new PeerFiles(boss.certificate(), boss.key(), company.authority(), null,
                List.of("10.1.2.3"));

        assertThat(between(answers, calls).connect().overlord().isWell()).isTrue();
        assertThat(between(answers, calls.withNames(List.of("n1.example.com"))).connect().overlord().isWell()).isTrue();
        assertThat(between(answers.withNames(List.of()), calls).connect().node().isWell()).isFalse();
        assertThat(between(answers, calls.withNames(List.of("n2.example.com"))).connect().overlord().isWell())
                .isFalse();
    }

    @Test
    void otherFailuresOfTlsAreKnown() {
        MutualTls side = calling(overlord);
        assertSays(side.reason(new IOException(new SSLHandshakeException("Received fatal alert: protocol_version")),
                "n1:7323").orElseThrow(), NetError.OLD_TLS, "TLS 1.3");
        assertSays(side.reason(new SSLHandshakeException("Unsupported or unrecognized SSL message"), "n1:7323")
                .orElseThrow(), NetError.NO_TLS, "address and the port");
        assertSays(answering(node).reason(new SSLHandshakeException("Empty client certificate chain"), "n1:7323")
                .orElseThrow(), PkiError.NO_CERTIFICATE, "no certificate");
        assertThat(side.reason(new IOException("Connection reset"), "n1:7323")).isEmpty();
    }
}
