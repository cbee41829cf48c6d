package io.gather.transport.pki.identity;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.transport.error.PkiError;
import io.gather.transport.net.x509.EcKeys;
import io.gather.transport.pki.authority.Revocations;
import io.gather.transport.pki.tls.CertificateNames;
import org.jspecify.annotations.Nullable;

/**
 * A node's identity while it runs: an overlord asks for a key, has it signed, and brings the certificate. Connections that are open stay;
 * the next ones have the new certificate. Safe for several threads.
 */
public final class RotatingIdentity {
    private final IdentityFiles files;
    /** Of the next certificate; null: nobody asked. Guarded by this. */
    private @Nullable KeyPair next;

    public RotatingIdentity(IdentityFiles files) {
        this.files = files;
    }

    /** The key that is to be signed: a new one, until it is. The private one stays here. */
    public synchronized PublicKey newKey() {
        KeyPair pair = next == null ? EcKeys.make() : next;
        next = pair;
        return pair.getPublic();
    }

    /**
     * Takes the certificate for the key that was asked for.
     *
     * @throws GatherException when it is not of this node's authority, for another key or name, or not valid; nothing changes then
     */
    public synchronized void accept(X509Certificate certificate) {
        KeyPair pair = next;
        if (pair == null || !pair.getPublic().equals(certificate.getPublicKey())) {
            throw refused("it is not for the key that was asked for");
        }
        X509Certificate before = files.certificate();
        try {
            certificate.verify(files.authorityCertificate().getPublicKey());
        } catch (GeneralSecurityException e) {
            throw refused("it is not signed by the authority of this node");
        }
        if (!certificate.getSubjectX500Principal().equals(before.getSubjectX500Principal())
                || !usages(certificate).equals(usages(before))) {
            throw refused("it is for " + certificate.getSubjectX500Principal().getName());
        }
        Instant now = Instant.now();
        if (certificate.getNotAfter().toInstant().isBefore(now)
                || certificate.getNotBefore().toInstant().isAfter(now)) {
            throw refused("it is not valid now, on " + now + " as the clock here shows");
        }
        files.write(certificate, pair.getPrivate());
        next = null;
    }

    private static List<String> usages(X509Certificate certificate) {
        try {
            return List.copyOf(certificate.getExtendedKeyUsage());
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /**
     * Takes a list of revoked certificates.
     *
     * @return whether it is newer than the one that is known; an older one changes nothing
     * @throws GatherException when it is not of this node's authority
     */
    public synchronized boolean accept(X509CRL list) {
        try {
            list.verify(files.authorityCertificate().getPublicKey());
        } catch (GeneralSecurityException e) {
            throw refused("the list of revoked certificates is not signed by the authority of this node");
        }
        BigInteger known = Revocations.number(files.list());
        boolean newer = Revocations.number(list).compareTo(known) > 0;
        if (newer) {
            files.write(list);
        }
        return newer;
    }

    /** Of the list that is known: whoever has a newer one brings it. */
    public BigInteger listNumber() {
        return Revocations.number(files.list());
    }

    private GatherException refused(String why) {
        return new GatherException(PkiError.CERTIFICATE_REFUSED, "the certificate is refused: " + why,
                files.folder().toString(), Remedy.of("on the overlord's machine: {}",
                        Action.INVITE.on(CertificateNames.of(files.certificate()).first())));
    }
}
