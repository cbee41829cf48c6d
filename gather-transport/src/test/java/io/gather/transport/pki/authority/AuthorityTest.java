package io.gather.transport.pki.authority;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.gather.core.error.GatherException;
import io.gather.fixtures.programs.Peer;
import io.gather.transport.error.PkiError;
import io.gather.transport.net.x509.EcKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:02:03Z");
    private static final PkiName WEB = new PkiName("web");
    private static final PkiName N1 = new PkiName("n1");

    @TempDir
    Path state;

    private AuthorityFiles files() {
        return AuthorityFiles.in(state, WEB);
    }

    private Authority created() {
        return Authority.create(files(), WEB, InstantSource.fixed(NOW));
    }

    private Authority at(Instant time) {
        return Authority.open(files(), InstantSource.fixed(time));
    }

    private static X509Certificate node(Authority authority, PkiName name) {
        return authority.issue(name, Role.NODE, EcKeys.make().getPublic());
    }

    private static void assertRefused(PkiError error, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(GatherException.class,
                it -> assertThat(it.is(error)).as(it.getMessage()).isTrue());
    }

    @Test
    void issuesForNinetyDaysAndRemembers() throws Exception {
        Authority authority = created();

        X509Certificate issued = node(authority, N1);

        issued.verify(authority.certificate().getPublicKey());
        assertThat(issued.getNotAfter().toInstant()).isEqualTo(NOW.plus(Authority.VALID));
        assertThat(issued.getNotBefore().toInstant()).isBefore(NOW.minus(Duration.ofMinutes(5)));
        assertThat(issued.getSerialNumber().bitLength()).isEqualTo(128);
        assertThat(at(NOW).issued()).singleElement().satisfies(it -> {
            assertThat(it.name()).isEqualTo("n1");
            assertThat(it.role()).isEqualTo(Role.NODE);
            assertThat(it.serial()).isEqualTo(issued.getSerialNumber().toString(16));
            assertThat(it.state(NOW)).isEqualTo(IssuedCertificate.State.VALID);
            assertThat(it.state(NOW.plus(Duration.ofDays(61)))).isEqualTo(IssuedCertificate.State.RENEW_SOON);
            assertThat(it.state(NOW.plus(Duration.ofDays(91)))).isEqualTo(IssuedCertificate.State.EXPIRED);
        });
    }

    @Test
    void nothingIsGoodForLongerThanTheAuthority() {
        Instant end = created().certificate().getNotAfter().toInstant();

        assertThat(node(at(end.minus(Duration.ofDays(1))), N1).getNotAfter().toInstant()).isEqualTo(end);
    }

    @Test
    void filesAreTheOwnersAlone() throws Exception {
        Authority authority = created();
        node(authority, N1);
        new OverlordIdentity(files(), authority, new PkiName("here"), InstantSource.fixed(NOW)).ready();

        assertThat(Files.getPosixFilePermissions(state.resolve("pki"))).isEqualTo(
                PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(files().folder())).isEqualTo(
                PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> all = Files.list(files().folder())) {
            assertThat(all.toList()).hasSizeGreaterThan(4)
                    .allSatisfy(it -> assertThat(Files.getPosixFilePermissions(it))
                            .as(it.toString()).isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
        Files.setPosixFilePermissions(files().authorityKey(), PosixFilePermissions.fromString("rw-r-----"));
        assertRefused(PkiError.AUTHORITY_UNUSABLE, () -> at(NOW));
    }

    @Test
    void isMadeOnce() {
        assertRefused(PkiError.NO_AUTHORITY, () -> at(NOW));
        created();
        assertRefused(PkiError.AUTHORITY_THERE, this::created);
    }

    @Test
    void revokesByNameAndBySerialNumberWithGrowingNumbers() throws Exception {
        Authority authority = created();
        X509Certificate first = node(authority, N1);
        X509Certificate second = node(authority, N1);
        X509Certificate other = node(authority, new PkiName("n2"));

        assertThat(Revocations.number(authority.revocations())).isOne();
        assertThat(authority.revoke(other.getSerialNumber().toString(16))).hasSize(1);
        assertThat(authority.isRevoked(other)).isTrue();
        assertThat(authority.isRevoked(first)).isFalse();
        assertThat(at(NOW.plusSeconds(60)).revoke("n1")).hasSize(2);
        assertThat(authority.isRevoked(first) && authority.isRevoked(second) && authority.isRevoked(other)).isTrue();
        assertThat(Revocations.number(authority.revocations())).isEqualTo(3);
        authority.revocations().verify(authority.certificate().getPublicKey());
        assertThat(authority.issued()).allMatch(it -> it.state(NOW) == IssuedCertificate.State.REVOKED);
        assertRefused(PkiError.NO_SUCH_CERTIFICATE, () -> authority.revoke("n1"));
        assertRefused(PkiError.NO_SUCH_CERTIFICATE, () -> authority.revoke("nobody"));
    }

    @Test
    void renewsWhatIsItsOwnAndNotRevokedAlone() {
        Authority authority = created();
        X509Certificate first = node(authority, N1);

        assertThat(authority.needsRenewal(first, NOW)).isFalse();
        assertThat(authority.needsRenewal(first, NOW.plus(Duration.ofDays(61)))).isTrue();
        authority.rotate("n1");
        assertThat(authority.needsRenewal(first, NOW)).isTrue();
        X509Certificate next = authority.renew(N1, EcKeys.make().getPublic(), first);
        assertThat(next.getSubjectX500Principal()).isEqualTo(first.getSubjectX500Principal());
        assertThat(authority.needsRenewal(next, NOW)).isFalse();
        assertRefused(PkiError.NOT_RENEWED,
                () -> authority.renew(new PkiName("n2"), EcKeys.make().getPublic(), next));
        authority.revoke(next.getSerialNumber().toString(16));
        assertRefused(PkiError.NOT_RENEWED, () -> authority.renew(N1, EcKeys.make().getPublic(), next));
        Authority foreign = Authority.create(AuthorityFiles.in(state, new PkiName("foreign")), WEB,
                InstantSource.fixed(NOW));
        assertRefused(PkiError.NOT_RENEWED,
                () -> authority.renew(N1, EcKeys.make().getPublic(), node(foreign, N1)));
    }

    /** Of a crash: the list is signed, the other file does not know it; a line is cut off. */
    @Test
    void whatACrashLeavesIsUnderstood() throws Exception {
        Authority authority = created();
        X509Certificate first = node(authority, N1);
        Path issued = files().folder().resolve("issued.jsonl");
        String before = Files.readString(issued);
        authority.revoke("n1");
        Files.writeString(issued, before + "{\"serial\":\"ab", StandardOpenOption.TRUNCATE_EXISTING);

        assertThat(authority.issued()).singleElement()
                .satisfies(it -> assertThat(it.state(NOW)).isEqualTo(IssuedCertificate.State.REVOKED));
        node(authority, new PkiName("n2"));
        assertThat(authority.issued()).extracting(IssuedCertificate::name).containsExactly("n1", "n2");
        assertThat(authority.isRevoked(first)).isTrue();
        Files.delete(files().authority());
        assertThat(created().issued()).as("begun anew").hasSize(2);
    }

    @Test
    void manyAtOnceLoseNothing() throws Exception {
        created();
        List<Future<X509Certificate>> made = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                PkiName name = new PkiName("n" + i);
                Callable<X509Certificate> one = () -> node(at(NOW), name);
                made.add(threads.submit(one));
            }
        }
        for (Future<X509Certificate> each : made) {
            each.get();
        }
        assertThat(at(NOW).issued()).extracting(IssuedCertificate::serial).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void theOverlordsOwnIsRenewedByItself() {
        Authority authority = created();
        OverlordIdentity identity = new OverlordIdentity(files(), authority, new PkiName("here"),
                InstantSource.fixed(NOW));
        X509Certificate first = identity.ready();

        assertThat(identity.ready()).isEqualTo(first);
        Instant later = NOW.plus(Duration.ofDays(62));
        X509Certificate second = new OverlordIdentity(files(), at(later), new PkiName("here"),
                InstantSource.fixed(later)).ready();
        assertThat(second).isNotEqualTo(first);
        authority.revoke(second.getSerialNumber().toString(16));
        assertThat(identity.ready()).isNotEqualTo(second);
    }

    @Test
    void opensslVerifiesWhatItIssues() throws Exception {
        Authority authority = created();
        OverlordIdentity identity = new OverlordIdentity(files(), authority, new PkiName("here"),
                InstantSource.fixed(NOW));
        identity.ready();
        List<String> check = List.of("verify", "-x509_strict", "-crl_check", "-purpose", "sslclient", "-attime",
                Long.toString(NOW.getEpochSecond()), "-CAfile", files().authority().toString(), "-CRLfile",
                files().revocations().toString(), files().overlord().toString());

        Peer.require("openssl").run(check.toArray(String[]::new)).succeeded();
        authority.revoke("here");
        assertThat(Peer.require("openssl").run(check.toArray(String[]::new)).errors()).contains("certificate revoked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a b", "a,b", "a/b", "../x", "ä", "a\nb",
            "x1234567890123456789012345678901234567890123456789012345678901234"})
    void namesThatNeedMarksAreRefused(String name) {
        assertRefused(PkiError.NAME_UNFIT, () -> new PkiName(name));
    }
}
