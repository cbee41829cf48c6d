package io.gather.transport.pki.tls;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.gather.transport.net.tls.PemFile;
import io.gather.transport.net.tls.ServerCertificate;
import org.jspecify.annotations.Nullable;

/**
 * As whom one side comes or answers, and whom it lets come or answer. All files are in PEM.
 *
 * @param certificate ours, with what leads to its authority
 * @param key of ours, without a passphrase
 * @param authority who signs those that are trusted, and nobody else
 * @param revocations lists of the authority; null: none is known
 * @param names one of which the other side must have, as its common name or an alternative one; empty: any that the authority signed
 * @param section of the settings that name them
 */
public record PeerFiles(Path certificate, Path key, Path authority, @Nullable Path revocations, List<String> names,
        String section) {
    public PeerFiles {
        names = List.copyOf(names);
    }

    public PeerFiles(Path certificate, Path key, Path authority, @Nullable Path revocations, List<String> names) {
        this(certificate, key, authority, revocations, names, "rpc");
    }

    public PeerFiles withNames(List<String> others) {
        return new PeerFiles(certificate, key, authority, revocations, others, section);
    }

    ServerCertificate ours() {
        return new ServerCertificate(chain(), new PemFile(key, section + ".key"));
    }

    /** Our certificate first, then those between it and the authority. */
    PemFile chain() {
        return new PemFile(certificate, section + ".certificate");
    }

    PemFile authorities() {
        return new PemFile(authority, section + ".authority");
    }

    List<PemFile> lists() {
        return revocations == null ? List.of() : List.of(new PemFile(revocations, section + ".revocations"));
    }

    /** By which trust is decided. */
    List<Path> trusted() {
        List<Path> files = new ArrayList<>(List.of(authority, certificate));
        lists().forEach(it -> files.add(it.path()));
        return files;
    }
}
