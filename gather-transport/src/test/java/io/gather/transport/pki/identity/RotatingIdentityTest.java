package io.gather.transport.pki.identity;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import io.gather.core.error.GatherException;
import io.gather.transport.error.PkiError;
import io.gather.transport.net.tls.PemFile;
import io.gather.transport.net.x509.EcKeys;
import io.gather.transport.pki.authority.Authority;
import io.gather.transport.pki.authority.AuthorityFiles;
import io.gather.transport.pki.authority.PkiName;
import io.gather.transport.pki.authority.Role;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RotatingIdentityTest {
    private static final PkiName N1 = new PkiName("n1");

    @TempDir
    Path folder;

    private Authority authority;
    private IdentityFiles files;
    private RotatingIdentity identity;

    @BeforeEach
    void set() {
        authority = authority("web");
        KeyPair pair = EcKeys.make();
        files = IdentityFiles.in(folder);
        files.write(authority.issue(N1, Role.NODE, pair.getPublic()), pair.getPrivate(), authority.certificate(),
                authority.revocations());
        identity = new RotatingIdentity(files);
    }

    private Authority authority(String place) {
        return Authority.create(AuthorityFiles.in(folder, new PkiName(place)), new PkiName("web"),
                InstantSource.system());
    }

    private void assertRefused(ThrowingCallable call) throws Exception {
        String before = Files.readString(files.own());
        assertThatThrownBy(call).isInstanceOfSatisfying(GatherException.class,
                it -> assertThat(it.is(PkiError.CERTIFICATE_REFUSED)).isTrue());
        assertThat(Files.readString(files.own())).isEqualTo(before);
    }

    @Test
    void aRenewedCertificateTakesThePlaceOfTheOneBefore() {
        X509Certificate next = authority.renew(N1, identity.newKey(), files.certificate());

        identity.accept(next);

        assertThat(files.certificate()).isEqualTo(next);
        assertThat(new PemFile(files.own(), "x").privateKey(java.util.Optional::empty, next.getPublicKey()))
                .isNotNull();
    }

    @Test
    void theKeyIsTheSameUntilItIsSigned() {
        assertThat(identity.newKey()).isEqualTo(identity.newKey());
        identity.accept(authority.renew(N1, identity.newKey(), files.certificate()));
        assertThat(identity.newKey()).isNotEqualTo(files.certificate().getPublicKey());
    }

    @Test
    void whatIsNotMeantForItIsRefused() throws Exception {
        assertRefused(() -> identity.accept(authority.issue(N1, Role.NODE, EcKeys.make().getPublic())));
        assertRefused(() -> identity.accept(authority.issue(new PkiName("n2"), Role.NODE, identity.newKey())));
        assertRefused(() -> identity.accept(authority("foreign").issue(N1, Role.NODE, identity.newKey())));
        assertRefused(() -> identity.accept(authority.issue(N1, Role.OVERLORD, identity.newKey())));
        Authority late = Authority.open(AuthorityFiles.in(folder, new PkiName("web")),
                InstantSource.fixed(Instant.now().plus(Duration.ofDays(200))));
        assertRefused(() -> identity.accept(late.issue(N1, Role.NODE, identity.newKey())));
    }

    @Test
    void listsAreTakenWhenTheyAreNewer() throws Exception {
        X509CRL first = authority.revocations();
        authority.issue(new PkiName("here"), Role.OVERLORD, EcKeys.make().getPublic());
        authority.revoke("here");
        X509CRL second = authority.revocations();

        assertThat(identity.listNumber()).isOne();
        assertThat(identity.accept(second)).isTrue();
        assertThat(identity.listNumber()).isEqualTo(2);
        assertThat(identity.accept(first)).as("what was revoked stays so").isFalse();
        assertThat(identity.accept(second)).isFalse();
        assertRefused(() -> identity.accept(authority("foreign").revocations()));
        assertThat(files.list()).isEqualTo(second);
    }
}
