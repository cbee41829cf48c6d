package io.gather.transport.net.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.gather.core.error.Category;
import io.gather.core.error.GatherException;
import io.gather.core.settings.TlsSettings;
import io.gather.fixtures.certificates.Certificates;
import io.gather.fixtures.certificates.Pair;
import io.gather.fixtures.programs.Peer;
import io.gather.transport.net.Subject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Files of certificates and keys; how servers' certificates are judged is tested with the uploads. */
class TlsTest {
    private static final Subject SUBJECT = new Subject("upload.x", Category.NODES_MISSING);

    @TempDir
    Path folder;
    private Certificates certificates;
    private Pair ours;

    @BeforeEach
    void make() {
        certificates = Certificates.in(folder);
        ours = certificates.client("us");
    }

    private Tls of(Object certificate, Object key, String passphrase) {
        return Tls.of(new TlsSettings("", certificate.toString(), key.toString()),
                () -> passphrase.isEmpty() ? Optional.empty() : Optional.of(passphrase.toCharArray()), SUBJECT);
    }

    private void assertRefused(Object certificate, Object key, String passphrase, String... words) {
        assertThatThrownBy(() -> of(certificate, key, passphrase)).isInstanceOf(GatherException.class)
                .extracting(e -> ((GatherException) e).category()).isEqualTo(Category.USAGE);
        assertThatThrownBy(() -> of(certificate, key, passphrase)).satisfies(e -> assertThat(
                e.getMessage() + "; " + ((GatherException) e).remedy()).contains(words).doesNotContain("secret"));
    }

    @Test
    void readsKeysOfBothKindsPlainAndEncrypted() throws Exception {
        Path rsa = folder.resolve("rsa.pem");
        Peer.require("openssl").run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=rsa", "-keyout",
                rsa + ".key", "-out", rsa.toString()).succeeded();
        Path both = Files.writeString(folder.resolve("both.pem"),
                Files.readString(ours.key()) + Files.readString(ours.certificate()));

        assertThat(of(ours.certificate(), ours.key(), "")).isNotNull();
        assertThat(of(rsa, rsa + ".key", "")).isNotNull();
        assertThat(of(both, "", "")).isNotNull();
        assertThat(of(ours.certificate(), certificates.encrypted(ours, "secret words"), "secret words")).isNotNull();
    }

    @Test
    void saysWhatIsWrongWithTheFiles() throws Exception {
        Path encrypted = certificates.encrypted(ours, "secret words");
        Path old = folder.resolve("old.key");
        Peer.require("openssl").run("ec", "-in", ours.key().toString(), "-out", old.toString()).succeeded();
        Path text = Files.writeString(folder.resolve("text"), "nothing");
        Path damaged = Files.writeString(folder.resolve("damaged"),
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        assertRefused(ours.certificate(), encrypted, "", "has a passphrase", "upload.x.key");
        assertRefused(ours.certificate(), encrypted, "secret other", "the passphrase is not that");
        assertRefused(ours.certificate(), old, "", "not in PKCS #8", "openssl pkcs8 -topk8");
        assertRefused(ours.certificate(), certificates.client("other").key(), "", "does not belong");
        assertRefused(ours.certificate(), folder.resolve("gone"), "", "is not there", "upload.x.key");
        assertRefused(text, ours.key(), "", "no certificate", "upload.x.certificate");
        assertRefused(damaged, ours.key(), "", "cannot be read");
        assertRefused(ours.certificate(), "", "", "no private key");
        assertThatThrownBy(() -> Tls.of(new TlsSettings(text.toString(), "", ""), Optional::empty, SUBJECT))
                .hasMessageContaining("no certificate");
    }

    @Test
    void trustsWhatTheSystemTrusts() {
        Tls tls = Tls.of(TlsSettings.builtIn(), Optional::empty, SUBJECT);

        assertThat(tls.trust().getAcceptedIssuers()).hasSizeGreaterThan(10);
        assertThat(tls.context().getDefaultSSLParameters().getProtocols()).containsOnly("TLSv1.3", "TLSv1.2");
    }
}
