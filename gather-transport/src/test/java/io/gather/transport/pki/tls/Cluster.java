package io.gather.transport.pki.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import io.gather.transport.net.x509.EcKeys;
import io.gather.transport.net.x509.PemText;
import io.gather.transport.pki.authority.Authority;
import io.gather.transport.pki.authority.AuthorityFiles;
import io.gather.transport.pki.authority.PkiName;
import io.gather.transport.pki.authority.Role;

/** An authority of a test, and what it gave to whom. */
record Cluster(Path folder, AuthorityFiles files, Authority authority) {
    static Cluster in(Path folder, String name) {
        PkiName cluster = new PkiName(name);
        AuthorityFiles files = AuthorityFiles.in(folder, cluster);
        return new Cluster(folder, files, Authority.create(files, cluster, InstantSource.system()));
    }

    PeerFiles given(String name, Role role) throws Exception {
        return given(name, role, Instant.now());
    }

    /** As it was given at that time. */
    PeerFiles given(String name, Role role, Instant time) throws Exception {
        Path file = folder.resolve(authority.cluster() + "-" + name + "-" + role.word() + ".pem");
        replace(file, name, role, time);
        return new PeerFiles(file, file, files.authority(), files.revocations(), List.of());
    }

    X509Certificate replace(Path file, String name, Role role, Instant time) throws Exception {
        KeyPair pair = EcKeys.make();
        X509Certificate made = Authority.open(files, InstantSource.fixed(time)).issue(new PkiName(name), role,
                pair.getPublic());
        Path next = file.resolveSibling("next");
        Files.writeString(next, PemText.of(made) + PemText.of(pair.getPrivate()));
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }
}
