package io.gather.transport.pki.authority;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;

import io.gather.core.files.DurableFile;
import io.gather.transport.net.tls.PemFile;
import io.gather.transport.net.x509.EcKeys;
import io.gather.transport.net.x509.PemText;

/** As whom the overlord beside its authority comes to nodes: it has its certificate from there, and a new one in time. */
public final class OverlordIdentity {
    private final AuthorityFiles files;
    private final Authority authority;
    private final PkiName name;
    private final InstantSource clock;

    /** @param name of this machine, as nodes will tell it in their logs */
    public OverlordIdentity(AuthorityFiles files, Authority authority, PkiName name, InstantSource clock) {
        this.files = files;
        this.authority = authority;
        this.name = name;
        this.clock = clock;
    }

    /** Another overlord of the same authority. */
    public OverlordIdentity named(PkiName other) {
        return new OverlordIdentity(files, authority, other, clock);
    }

    /** Sees that there is one that is valid for a while. To be called before nodes are called. */
    public X509Certificate ready() {
        if (!Files.exists(files.overlord())) {
            return renew();
        }
        X509Certificate there = new PemFile(files.overlord(), "the overlord's certificate").certificates().getFirst();
        Instant now = clock.instant();
        return authority.needsRenewal(there, now) || authority.isRevoked(there) ? renew() : there;
    }

    /** With a new key. */
    public X509Certificate renew() {
        return write(files.overlord());
    }

    /** Certificate and key in one file, so that they always fit. */
    public X509Certificate write(Path file) {
        KeyPair pair = EcKeys.make();
        X509Certificate made = authority.issue(name, Role.OVERLORD, pair.getPublic());
        try {
            DurableFile.write(file, PemText.of(made) + PemText.of(pair.getPrivate()));
        } catch (IOException e) {
            throw Authority.unusable(files, e);
        }
        return made;
    }
}
