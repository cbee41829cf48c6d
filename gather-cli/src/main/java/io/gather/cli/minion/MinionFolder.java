package io.gather.cli.minion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import io.gather.core.settings.MinionSettings;
import io.gather.transport.pki.identity.IdentityFiles;
import io.gather.transport.pki.identity.RotatingIdentity;
import io.gather.transport.pki.tls.PeerFiles;
import org.jspecify.annotations.Nullable;

/** What the daemon keeps on its node. */
record MinionFolder(Path path, IdentityFiles enrolled) {
    /** Below the state directory. */
    static MinionFolder of(Path state) {
        return new MinionFolder(state.resolve("minion"), IdentityFiles.in(state));
    }

    Path runs() {
        return path.resolve("runs");
    }

    Path lock() {
        return path.resolve("serve.lock");
    }

    /** Scripts for programs that run by sudo. */
    Path sudo() {
        return path.resolve("sudo");
    }

    Path audit() {
        return path.resolve("audit.jsonl");
    }

    void make() throws IOException {
        Files.createDirectories(path.resolveSibling(""));
        if (!Files.isDirectory(path)) {
            Files.createDirectory(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(
                    "rwx------")));
        }
    }

    /** Those of the settings, or else of enrolment. */
    PeerFiles identity(MinionSettings own) {
        if (!own.certificate().isEmpty()) {
            if (own.authority().isEmpty()) {
                throw new GatherException(CommandError.NOT_ENROLLED,
                        "a certificate is set, and nobody whose certificates overlords have", "minion.authority",
                        "name the file with the certificate of the authority");
            }
            if (own.overlords().isEmpty()) {
                // Whatever else a company's authority signs must not come in.
                throw new GatherException(CommandError.NOT_ENROLLED,
                        "a certificate is set, and nobody is named who may come", "minion.overlords",
                        "name the overlords as their certificates do");
            }
            return new PeerFiles(Path.of(own.certificate()),
                    Path.of(own.key().isEmpty() ? own.certificate() : own.key()), Path.of(own.authority()),
                    optional(own.revocations()), own.overlords(), "minion");
        }
        if (!enrolled.isThere()) {
            throw new GatherException(CommandError.NOT_ENROLLED, "this node has no certificate, so nobody may ask it",
                    enrolled.own().toString(),
                    "have the overlord invite it: gather minion invite NAME; then type here what it prints");
        }
        return enrolled.peers().withNames(own.overlords());
    }

    /** What of it can be renewed; empty where a certificate is set. */
    Optional<RotatingIdentity> rotating(MinionSettings own) {
        return own.certificate().isEmpty() ? Optional.of(new RotatingIdentity(enrolled)) : Optional.empty();
    }

    private static @Nullable Path optional(String path) {
        return path.isEmpty() ? null : Path.of(path);
    }
}
