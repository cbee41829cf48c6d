package io.gather.transport.pki.tls;

import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.transport.error.PkiError;
import io.gather.transport.net.tls.PemFile;
import io.gather.transport.net.tls.Trust;
import io.gather.transport.pki.authority.Role;
import org.jspecify.annotations.Nullable;

/** Whom files let come or answer, as they were read once. */
record PeerPolicy(List<X509Certificate> authorities, Trust trust, List<X509CRL> lists, Role role, List<String> names) {
    private static final int NO_AUTHORITY = -1;
    /** The kind of key is no matter here. */
    private static final String ANY = "UNKNOWN";
    private static final String ANY_USAGE = "2.5.29.37.0";

    /** @throws GatherException when a file cannot be used */
    static PeerPolicy read(PeerFiles files, Role role) {
        List<X509Certificate> authorities = files.authorities().certificates();
        List<X509CRL> lists = new ArrayList<>();
        for (PemFile file : files.lists()) {
            lists.addAll(lists(file, authorities, files));
        }
        try {
            return new PeerPolicy(authorities, Trust.of(authorities), lists, role, files.names());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<X509CRL> lists(PemFile file, List<X509Certificate> authorities, PeerFiles files) {
        List<X509CRL> lists = file.revocations();
        if (lists.isEmpty()) {
            throw new GatherException(PkiError.LIST_UNFIT, "holds no list of revoked certificates in PEM",
                    file.path().toString(), "name one: " + file.setting()
                            + "; from DER: openssl crl -inform der -in FILE -out OTHER");
        }
        // Of a company's it is somebody between that signs certificates and revokes them.
        List<X509Certificate> signers = new ArrayList<>(authorities);
        files.chain().certificates().stream().skip(1).forEach(signers::add);
        for (X509CRL list : lists) {
            if (signers.stream().noneMatch(it -> isBy(it, list))) {
                throw new GatherException(PkiError.LIST_UNFIT,
                        "the list of revoked certificates is signed by "
                                + list.getIssuerX500Principal().getName() + ", and neither by "
                                + authorities.getFirst().getSubjectX500Principal().getName()
                                + " nor by whoever stands behind our own certificate",
                        file.path().toString(),
                        "name the authority's own list: " + file.setting() + "; or add whoever signed it to "
                                + files.authorities().setting());
            }
        }
        return lists;
    }

    private static boolean isBy(X509Certificate authority, X509CRL list) {
        try {
            list.verify(authority.getPublicKey());
            return list.getIssuerX500Principal().equals(authority.getSubjectX500Principal());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    void check(X509Certificate... chain) throws RefusedPeerException {
        X509Certificate leaf = chain[0];
        try {
            if (role == Role.NODE) {
                trust.checkServerTrusted(chain, ANY);
            } else {
                trust.checkClientTrusted(chain, ANY);
            }
        } catch (CertificateException e) {
            throw new PeerRefusals(this, leaf).of(e, chain);
        }
        if (!isOfRole(leaf)) {
            throw new PeerRefusals(this, leaf).role(null);
        }
        X509CRLEntry revoked = revoked(chain);
        if (revoked != null) {
            throw new PeerRefusals(this, leaf).revoked(revoked);
        }
        if (!names.isEmpty() && !CertificateNames.of(leaf).hasOneOf(names)) {
            throw new PeerRefusals(this, leaf).name();
        }
    }

    /** One that says nothing of what it is for will do where the names say who it must be. */
    boolean isOfRole(X509Certificate leaf) {
        try {
            List<String> usages = usages(leaf);
            return leaf.getBasicConstraints() == NO_AUTHORITY && (usages == null
                    ? !names.isEmpty()
                    : usages.contains(role.usage()) || (!names.isEmpty() && usages.contains(ANY_USAGE)));
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static @Nullable List<String> usages(X509Certificate leaf) throws CertificateParsingException {
        return leaf.getExtendedKeyUsage();
    }

    @Nullable
    X509CRLEntry revoked(X509Certificate... chain) {
        for (X509CRL list : lists) {
            for (X509Certificate each : chain) {
                X509CRLEntry entry = each.getIssuerX500Principal().equals(list.getIssuerX500Principal())
                        ? list.getRevokedCertificate(each.getSerialNumber())
                        : null;
                if (entry != null) {
                    return entry;
                }
            }
        }
        return null;
    }

    /** When a new list should have come of one of them. */
    @Nullable
    Instant stale(Instant now) {
        return lists.stream().filter(it -> it.getNextUpdate() != null).map(it -> it.getNextUpdate().toInstant())
                .filter(it -> it.isBefore(now)).findFirst().orElse(null);
    }
}
