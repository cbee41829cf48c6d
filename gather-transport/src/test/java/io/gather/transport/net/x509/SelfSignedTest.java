package io.gather.transport.net.x509;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import io.gather.fixtures.programs.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SelfSignedTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:02:03Z");

    @TempDir
    Path folder;

    @Test
    void makesACertificateOfTheFirstVersionThatTheJdkVerifies() throws Exception {
        SelfSigned made = SelfSigned.rsa("somebody", 2048, NOW, Duration.ofDays(365 * 30));

        made.certificate().verify(made.certificate().getPublicKey());
        assertThat(made.certificate().getVersion()).isEqualTo(1);
        assertThat(made.certificate().getSubjectX500Principal().getName()).isEqualTo("CN=somebody");
        assertThat(made.certificate().getNotBefore().toInstant()).isEqualTo(NOW);
        assertThat(made.certificate().getNotAfter().toInstant()).isEqualTo(NOW.plus(Duration.ofDays(365 * 30)));
    }

    @Test
    void opensslReadsAndVerifiesIt() throws Exception {
        SelfSigned made = SelfSigned.rsa("somebody", 2048, NOW, Duration.ofDays(365 * 30));
        Path file = Files.write(folder.resolve("der"), made.certificate().getEncoded());
        Path pem = folder.resolve("pem");
        Peer openssl = Peer.require("openssl");

        openssl.run("x509", "-inform", "der", "-in", file.toString(), "-out", pem.toString()).succeeded();
        assertThat(openssl.run("x509", "-in", pem.toString(), "-noout", "-text").succeeded().output())
                .contains("Version: 1 (0x0)", "Serial Number: 1 (0x1)", "sha256WithRSAEncryption",
                        "Issuer: CN = somebody", "Not Before: Nov 22 01:02:03 2026 GMT",
                        "Not After : Nov 14 01:02:03 2056 GMT");
        assertThat(openssl.run("verify", "-check_ss_sig", "-no_check_time", "-CAfile", pem.toString(), pem.toString())
                .succeeded().output()).contains("OK");
    }
}
