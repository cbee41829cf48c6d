package io.gather.transport.net.x509;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import javax.security.auth.x500.X500Principal;

/** Signs certificates and lists of revoked ones with a key of {@link EcKeys}, in X.509 version 3 and 2. */
public record X509Signer(X500Principal name, PublicKey publicKey, PrivateKey key) {
    private static final byte[] ALGORITHM = Der.sequence(Der.identifier("1.2.840.10045.4.3.2"));

    public X509Signer(X500Principal name, KeyPair pair) {
        this(name, pair.getPublic(), pair.getPrivate());
    }

    /** Its own, as an authority whose certificates sign no others. */
    public X509Certificate authority(BigInteger serial, Validity validity) {
        return certificate(name, serial, validity, publicKey, Extensions.ofAuthority(publicKey));
    }

    public X509Certificate leaf(LeafDraft draft) {
        return certificate(draft.subject(), draft.serial(), draft.validity(), draft.key(),
                Extensions.ofLeaf(draft, publicKey));
    }

    public X509CRL revocations(RevocationDraft draft) {
        byte[] body = Der.sequence(Der.integer(BigInteger.ONE), ALGORITHM, name.getEncoded(),
                Der.time(draft.validity().from()), Der.time(draft.validity().until()), draft.entries(),
                Der.explicit(0, Extensions.ofList(draft.number(), publicKey)));
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509")
                    .generateCRL(new ByteArrayInputStream(signed(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private X509Certificate certificate(X500Principal subject, BigInteger serial, Validity validity, PublicKey of,
            byte[] extensions) {
        byte[] body = Der.sequence(Der.explicit(0, Der.integer(BigInteger.TWO)), Der.integer(serial), ALGORITHM,
                name.getEncoded(), validity.der(), subject.getEncoded(), of.getEncoded(), extensions);
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(signed(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] signed(byte[] body) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        signature.update(body);
        return Der.sequence(body, ALGORITHM, Der.bitString(signature.sign()));
    }
}
