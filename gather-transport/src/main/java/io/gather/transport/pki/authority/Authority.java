package io.gather.transport.pki.authority;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.files.DurableFile;
import io.gather.core.files.LockedFile;
import io.gather.transport.error.PkiError;
import io.gather.transport.net.x509.EcKeys;
import io.gather.transport.net.x509.LeafDraft;
import io.gather.transport.net.x509.PemText;
import io.gather.transport.net.x509.Validity;
import io.gather.transport.net.x509.X509Signer;

/**
 * The authority of a cluster: signs certificates of its nodes and overlords, and revokes them. Every change is on disk when a method
 * returns. Safe for several threads and processes.
 */
public final class Authority {
    /** Of what it signs for others. */
    public static final Duration VALID = Duration.ofDays(90);
    private static final Duration OWN = Duration.ofDays(3652);
    /** Clocks of nodes may be behind. */
    private static final Duration BEFORE = Duration.ofHours(1);
    private static final int SERIAL_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final AuthorityFiles files;
    private final PkiName cluster;
    private final X509Certificate certificate;
    private final X509Signer signer;
    private final InstantSource clock;

    private Authority(AuthorityFiles files, PkiName cluster, X509Certificate certificate, PrivateKey key,
            InstantSource clock) {
        this.files = files;
        this.cluster = cluster;
        this.certificate = certificate;
        this.signer = new X509Signer(certificate.getSubjectX500Principal(), certificate.getPublicKey(), key);
        this.clock = clock;
    }

    /** @throws GatherException when there is none, or its files cannot be used */
    public static Authority open(AuthorityFiles files, InstantSource clock) {
        if (!files.isThere()) {
            throw new GatherException(PkiError.NO_AUTHORITY, "there is no authority of this cluster here",
                    files.folder().toString(),
                    Remedy.of("on the machine that gathers: {}", Action.PKI_INIT.on()));
        }
        try {
            X509Certificate certificate = files.certificate();
            return new Authority(files, cluster(certificate), certificate, files.key(certificate), clock);
        } catch (IOException e) {
            throw unusable(files, e);
        }
    }

    /** With a key of its own, an empty list of revoked certificates, and a certificate for the overlord on this machine. */
    public static Authority create(AuthorityFiles files, PkiName cluster, InstantSource clock) {
        try {
            files.make();
            try (LockedFile _ = files.lock().hold()) {
                if (files.isThere()) {
                    throw new GatherException(PkiError.AUTHORITY_THERE,
                            "the authority of this cluster is there already",
                            files.folder().toString(), "use it; what is not to be valid any more can be revoked");
                }
                KeyPair pair = EcKeys.make();
                X509Signer signer = new X509Signer(cluster.ofAuthority(), pair);
                Instant now = clock.instant();
                X509Certificate own = signer.authority(serial(), new Validity(now.minus(BEFORE), now.plus(OWN)));
                DurableFile.write(files.authorityKey(), PemText.of(pair.getPrivate()));
                files.write(new Revocations(signer, own).first(now));
                files.issued().make();
                // The last one: what was begun before a crash is begun anew.
                DurableFile.write(files.authority(), PemText.of(own));
            }
        } catch (IOException e) {
            throw unusable(files, e);
        }
        return open(files, clock);
    }

    private static PkiName cluster(X509Certificate own) {
        String name = own.getSubjectX500Principal().getName();
        return new PkiName(name.substring(name.indexOf("O=") + 2).replaceFirst(",.*", ""));
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1);
    }

    static GatherException unusable(AuthorityFiles files, IOException cause) {
        return new GatherException(PkiError.AUTHORITY_UNUSABLE, "the files of the authority cannot be used: " + cause,
                files.folder().toString(), "look who owns the folder, and whether the disk has room", cause);
    }

    public PkiName cluster() {
        return cluster;
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** Signs that a key is somebody's. */
    public X509Certificate issue(PkiName name, Role role, PublicKey key) {
        Instant now = clock.instant();
        Instant end = certificate.getNotAfter().toInstant();
        Instant until = now.plus(VALID).isBefore(end) ? now.plus(VALID) : end;
        X509Certificate issued = signer.leaf(new LeafDraft(name.in(cluster), serial(),
                new Validity(now.minus(BEFORE), until), key, List.of(role.usage()), name.hosts(),
                List.of(name.address(role))));
        IssuedCertificate entry = new IssuedCertificate(issued.getSerialNumber().toString(16), name.text(), role,
                issued.getNotBefore().toInstant(), issued.getNotAfter().toInstant(), null, false);
        try (LockedFile _ = files.lock().hold()) {
            files.issued().add(entry);
        } catch (IOException e) {
            throw unusable(files, e);
        }
        return issued;
    }

    /**
     * All certificates of this name, or the one with this serial number. Those that were revoked before stay so.
     *
     * @return those that are revoked now
     * @throws GatherException when there is none
     */
    public List<IssuedCertificate> revoke(String nameOrSerial) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try (LockedFile _ = files.lock().hold()) {
            List<IssuedCertificate> found = find(nameOrSerial).stream().map(it -> it.revokedAt(now)).toList();
            // The list first: whoever looks at it must not wait for the other file.
            files.write(new Revocations(signer, certificate).with(files.list(), found, now));
            for (IssuedCertificate each : found) {
                files.issued().add(each);
            }
            return found;
        } catch (IOException e) {
            throw unusable(files, e);
        }
    }

    /** Those of this name that are valid are renewed at the next contact. */
    public List<IssuedCertificate> rotate(String nameOrSerial) {
        Instant now = clock.instant();
        try (LockedFile _ = files.lock().hold()) {
            List<IssuedCertificate> found = find(nameOrSerial).stream().filter(it -> it.until().isAfter(now))
                    .map(IssuedCertificate::toRenew).toList();
            for (IssuedCertificate each : found) {
                files.issued().add(each);
            }
            return found;
        } catch (IOException e) {
            throw unusable(files, e);
        }
    }

    /** Not revoked. */
    private List<IssuedCertificate> find(String nameOrSerial) throws IOException {
        String serial = nameOrSerial.toLowerCase(Locale.ROOT);
        List<IssuedCertificate> found = files.issued().read().stream()
                .filter(it -> it.name().equals(nameOrSerial) || it.serial().equals(serial))
                .filter(it -> it.revoked() == null).toList();
        if (found.isEmpty()) {
            throw new GatherException(PkiError.NO_SUCH_CERTIFICATE,
                    "there is no certificate of this name or serial number that is not revoked: " + nameOrSerial,
                    files.folder().toString(), Remedy.of(Action.PKI_LIST.on()));
        }
        return found;
    }

    /** The list as it is now, signed. */
    public X509CRL revocations() {
        return files.list();
    }

    public boolean isRevoked(X509Certificate other) {
        return files.list().getRevokedCertificate(other.getSerialNumber()) != null;
    }

    /** Whether a third of its time is left, or somebody wanted it. */
    public boolean needsRenewal(X509Certificate other, Instant now) {
        String serial = other.getSerialNumber().toString(16);
        return IssuedCertificate.isLate(other.getNotBefore().toInstant(), other.getNotAfter().toInstant(), now)
                || issued().stream().anyMatch(it -> it.serial().equals(serial) && it.renewal());
    }

    /**
     * Signs another key of who has a certificate of ours.
     *
     * @throws GatherException when that certificate is not ours, was revoked, or is that of somebody else
     */
    public X509Certificate renew(PkiName name, PublicKey key, X509Certificate before) {
        IssuedCertificate known = issued().stream()
                .filter(it -> it.serial().equals(before.getSerialNumber().toString(16))).findFirst()
                .filter(_ -> isOurs(before)).orElse(null);
        if (known == null || !known.name().equals(name.text()) || known.revoked() != null) {
            throw new GatherException(PkiError.NOT_RENEWED,
                    known == null
                            ? "its certificate is none that this authority signed"
                            : known.revoked() == null
                                    ? "its certificate is that of " + known.name()
                                    : "its certificate was revoked on " + known.revoked(),
                    name.text(), Remedy.of("if it is to be trusted, have it join again: {}", Action.INVITE.on(name)));
        }
        return issue(name, known.role(), key);
    }

    private boolean isOurs(X509Certificate other) {
        try {
            other.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** All that it ever signed for others, in that order. What is on the list is revoked, whatever else a crash left undone. */
    public List<IssuedCertificate> issued() {
        try {
            X509CRL list = files.list();
            return files.issued().read().stream().map(it -> withList(it, list)).toList();
        } catch (IOException e) {
            throw unusable(files, e);
        }
    }

    private static IssuedCertificate withList(IssuedCertificate each, X509CRL list) {
        X509CRLEntry entry = list.getRevokedCertificate(new BigInteger(each.serial(), 16));
        return entry == null || each.revoked() != null ? each : each.revokedAt(entry.getRevocationDate().toInstant());
    }
}
