package io.gather.transport.net.x509;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.security.auth.x500.X500Principal;

import io.gather.fixtures.programs.Peer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class X509SignerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:02:03Z");
    private static final Validity YEARS = new Validity(NOW, NOW.plus(Duration.ofDays(3652)));
    private static final Validity DAYS = new Validity(NOW, NOW.plus(Duration.ofDays(90)));

    @TempDir
    Path folder;

    private final KeyPair keys = EcKeys.make();
    private final X509Signer signer = new X509Signer(new X500Principal("CN=gather authority,O=web"), keys);
    private final X509Certificate authority = signer.authority(new BigInteger("f00d", 16), YEARS);

    private X509Certificate leaf(BigInteger serial, String name, List<String> hosts) {
        return signer.leaf(new LeafDraft(new X500Principal("CN=" + name + ",O=web"), serial, DAYS,
                EcKeys.make().getPublic(), List.of(LeafDraft.SERVER), hosts, List.of("gather:node:" + name)));
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void theJdkReadsWhatAnAuthoritySigns() throws Exception {
        X509Certificate leaf = leaf(new BigInteger("ff00000000000000000000000000000a", 16), "n1", List.of("n1"));

        authority.verify(keys.getPublic());
        leaf.verify(keys.getPublic());
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(authority.getKeyUsage()).containsExactly(false, false, false, false, false, true, true, false,
                false);
        assertThat(leaf.getVersion()).isEqualTo(3);
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(leaf.getKeyUsage()).startsWith(true, false);
        assertThat(leaf.getExtendedKeyUsage()).containsExactly(LeafDraft.SERVER);
        assertThat(leaf.getSerialNumber()).isEqualTo(new BigInteger("ff00000000000000000000000000000a", 16));
        assertThat(leaf.getNotBefore().toInstant()).isEqualTo(NOW);
        assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=n1,O=web");
        assertThat(leaf.getSubjectAlternativeNames()).containsExactly(List.of(2, "n1"), List.of(6, "gather:node:n1"));
        assertThat(leaf(BigInteger.TEN, "n_1", List.of()).getSubjectAlternativeNames()).hasSize(1);
    }

    @Test
    void opensslVerifiesCertificatesAndLists() throws Exception {
        Peer openssl = Peer.require("openssl");
        String ca = file("ca.pem", PemText.of(authority)).toString();
        String leaf = file("leaf.pem", PemText.of(leaf(BigInteger.valueOf(0x80), "n1", List.of("n1.example.com"))))
                .toString();
        X509CRL none = signer.revocations(new RevocationDraft(BigInteger.ONE, YEARS, Map.of()));
        X509CRL one = signer.revocations(new RevocationDraft(BigInteger.TWO, YEARS,
                Map.of(BigInteger.valueOf(0x80), NOW)));
        String at = Long.toString(NOW.getEpochSecond() + 100);

        assertThat(openssl.run("x509", "-in", leaf, "-noout", "-text").succeeded().output()).contains(
                "Version: 3 (0x2)",
                "ecdsa-with-SHA256", "TLS Web Server Authentication", "DNS:n1.example.com, URI:gather:node:n1",
                "CA:FALSE", "Digital Signature", "Not After : Feb 20 01:02:03 2027 GMT");
        assertThat(openssl.run("x509", "-in", ca, "-noout", "-text").succeeded().output()).contains(
                "CA:TRUE, pathlen:0", "Certificate Sign, CRL Sign", "X509v3 Subject Key Identifier");
        openssl.run("verify", "-x509_strict", "-attime", at, "-purpose", "sslserver", "-verify_hostname",
                "n1.example.com", "-CAfile", ca, leaf).succeeded();
        assertThat(openssl.run("verify", "-attime", at, "-purpose", "sslclient", "-CAfile", ca, leaf).exit())
                .isNotZero();
        openssl.run("verify", "-x509_strict", "-crl_check", "-attime", at, "-CAfile", ca, "-CRLfile",
                file("none.pem", PemText.of(none)).toString(), leaf).succeeded();
        String list = file("one.pem", PemText.of(one)).toString();
        assertThat(openssl.run("verify", "-crl_check", "-attime", at, "-CAfile", ca, "-CRLfile", list, leaf).errors())
                .contains("certificate revoked");
        assertThat(openssl.run("crl", "-in", list, "-noout", "-text", "-CAfile", ca).succeeded().toString())
                .contains("verify OK", "Version 2", "X509v3 CRL Number", "Serial Number: 80");
    }

    @Test
    void listsOfAnySizeAreReadBack() throws Exception {
        Random random = new Random(16);
        for (int size : new int[]{0, 1, 2, 127, 3000}) {
            Map<BigInteger, Instant> revoked = new TreeMap<>();
            while (revoked.size() < size) {
                revoked.put(new BigInteger(1 + random.nextInt(128), random).add(BigInteger.ONE),
                        NOW.plusSeconds(random.nextInt(1_000_000)));
            }
            BigInteger number = new BigInteger(1 + random.nextInt(150), random).add(BigInteger.ONE);

            X509CRL list = signer.revocations(new RevocationDraft(number, YEARS, revoked));

            list.verify(keys.getPublic());
            Map<BigInteger, Instant> read = new TreeMap<>();
            if (list.getRevokedCertificates() != null) {
                list.getRevokedCertificates()
                        .forEach(it -> read.put(it.getSerialNumber(), it.getRevocationDate().toInstant()));
            }
            assertThat(read).isEqualTo(revoked);
            assertThat(list.getNextUpdate().toInstant()).isEqualTo(YEARS.until());
        }
    }

    @Test
    void keysInPemAreReadByOpenssl() throws Exception {
        String key = file("key.pem", PemText.of(keys.getPrivate())).toString();

        assertThat(Peer.require("openssl").run("pkey", "-in", key, "-noout", "-text").succeeded().output())
                .contains("prime256v1");
    }

    @Test
    void aTimeThatEndsBeforeItBeginsIsNone() {
        assertThatThrownBy(() -> new Validity(NOW, NOW)).isInstanceOf(IllegalArgumentException.class);
    }
}
