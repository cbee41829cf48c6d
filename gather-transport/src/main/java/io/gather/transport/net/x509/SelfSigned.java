package io.gather.transport.net.x509;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/**
 * A key of RSA and the certificate that it signed itself: X.509 version 1, without extensions. What it is worth is decided by
 * who knows its digest.
 */
public record SelfSigned(X509Certificate certificate, PrivateKey key) {
    private static final String SHA256_WITH_RSA = "1.2.840.113549.1.1.11";
    private static final String COMMON_NAME = "2.5.4.3";

    /**
     * @param name the common name, as issuer and as subject
     * @param bits of the key
     */
    public static SelfSigned rsa(String name, int bits, Instant from, Duration validity) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            byte[] algorithm = Der.sequence(Der.identifier(SHA256_WITH_RSA), Der.nothing());
            byte[] named = Der.sequence(Der.set(Der.sequence(Der.identifier(COMMON_NAME), Der.text(name))));
            byte[] signed = Der.sequence(Der.integer(BigInteger.ONE), algorithm, named,
                    Der.sequence(Der.time(from), Der.time(from.plus(validity))), named,
                    pair.getPublic().getEncoded());
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed);
            byte[] certificate = Der.sequence(signed, algorithm, Der.bitString(signature.sign()));
            return new SelfSigned((X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate)), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
