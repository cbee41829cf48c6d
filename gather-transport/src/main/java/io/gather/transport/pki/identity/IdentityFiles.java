package io.gather.transport.pki.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

import io.gather.core.error.GatherException;
import io.gather.core.files.DurableFile;
import io.gather.transport.error.PkiError;
import io.gather.transport.net.tls.PemFile;
import io.gather.transport.net.x509.PemText;
import io.gather.transport.pki.tls.PeerFiles;

/** Where a node keeps as whom it answers, and whom it lets come. Readable for its owner alone. */
public record IdentityFiles(Path folder) {
    private static final String SETTING = "the node's identity";

    /** In the state directory. */
    public static IdentityFiles in(Path state) {
        return new IdentityFiles(state.resolve("minion").resolve("identity"));
    }

    /** Certificate and key in one file, so that they always fit. */
    public Path own() {
        return folder.resolve("identity.pem");
    }

    public Path authority() {
        return folder.resolve("authority.pem");
    }

    public Path revocations() {
        return folder.resolve("revocations.pem");
    }

    public boolean isThere() {
        return Files.exists(own());
    }

    /** For connections. */
    public PeerFiles peers() {
        return new PeerFiles(own(), own(), authority(), revocations(), List.of());
    }

    /** @throws GatherException when there is none that can be read */
    public X509Certificate certificate() {
        return new PemFile(own(), SETTING).certificates().getFirst();
    }

    X509Certificate authorityCertificate() {
        return new PemFile(authority(), SETTING).certificates().getFirst();
    }

    X509CRL list() {
        return new PemFile(revocations(), SETTING).revocations().getFirst();
    }

    /** The certificate last: what a crash leaves without it is no identity. */
    public void write(X509Certificate certificate, PrivateKey key, X509Certificate authority, X509CRL list) {
        try {
            DurableFile.makeFolder(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            DurableFile.write(authority(), PemText.of(authority));
            DurableFile.write(revocations(), PemText.of(list));
            DurableFile.write(own(), PemText.of(certificate) + PemText.of(key));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void write(X509Certificate certificate, PrivateKey key) {
        try {
            DurableFile.write(own(), PemText.of(certificate) + PemText.of(key));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    void write(X509CRL list) {
        try {
            DurableFile.write(revocations(), PemText.of(list));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private GatherException unusable(IOException cause) {
        return new GatherException(PkiError.IDENTITY_UNUSABLE, "the node's identity cannot be written: " + cause,
                folder.toString(), "look who owns the folder, and whether the disk has room", cause);
    }
}
