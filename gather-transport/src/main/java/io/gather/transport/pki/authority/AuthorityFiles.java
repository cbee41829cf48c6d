package io.gather.transport.pki.authority;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.gather.core.error.GatherException;
import io.gather.core.files.DurableFile;
import io.gather.transport.error.PkiError;
import io.gather.transport.net.tls.PemFile;
import io.gather.transport.net.x509.PemText;

/** Where the authority of one cluster keeps what. Everything is readable for its owner alone, and written whole or not at all. */
public record AuthorityFiles(Path folder) {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);
    private static final String SETTING = "the folder of the authority";

    /** In the state directory. */
    public static AuthorityFiles in(Path state, PkiName cluster) {
        return new AuthorityFiles(state.resolve("pki").resolve(cluster.text()));
    }

    public Path authority() {
        return folder.resolve("authority.pem");
    }

    Path authorityKey() {
        return folder.resolve("authority.key");
    }

    public Path revocations() {
        return folder.resolve("revocations.pem");
    }

    /** Certificate and key of the overlord on this machine. */
    public Path overlord() {
        return folder.resolve("overlord.pem");
    }

    IssuedList issued() {
        return new IssuedList(folder.resolve("issued.jsonl"));
    }

    AuthorityLock lock() {
        return new AuthorityLock(folder.resolve("lock"));
    }

    public boolean isThere() {
        return Files.exists(authority());
    }

    void make() throws IOException {
        for (Path each : List.of(folder.resolveSibling("."), folder)) {
            DurableFile.makeFolder(each.normalize());
            Files.setPosixFilePermissions(each.normalize(), OWNER);
        }
    }

    X509Certificate certificate() {
        return new PemFile(authority(), SETTING).certificates().getFirst();
    }

    PrivateKey key(X509Certificate certificate) throws IOException {
        Set<PosixFilePermission> found = Files.getPosixFilePermissions(authorityKey());
        if (found.stream().anyMatch(OTHERS::contains)) {
            throw new GatherException(PkiError.AUTHORITY_UNUSABLE, "others than its owner may read the authority's key",
                    authorityKey().toString(),
                    "if nobody did: chmod 600 " + authorityKey() + "; else set up a new authority");
        }
        return new PemFile(authorityKey(), SETTING).privateKey(Optional::empty, certificate.getPublicKey());
    }

    X509CRL list() {
        return new PemFile(revocations(), SETTING).revocations().getFirst();
    }

    void write(X509CRL list) throws IOException {
        DurableFile.write(revocations(), PemText.of(list));
    }
}
