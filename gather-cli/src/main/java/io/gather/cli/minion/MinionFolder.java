package io.gather.cli.minion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import io.gather.core.settings.MinionSettings;
import io.gather.transport.pki.tls.PeerFiles;
import org.jspecify.annotations.Nullable;

/** What the daemon keeps on its node. */
record MinionFolder(Path path) {
    /** Below the state directory. */
    static MinionFolder of(Path state) {
        return new MinionFolder(state.resolve("minion"));
    }

    /** What enrolment made. */
    Path identity() {
        return path.resolve("identity");
    }

    Path runs() {
        return path.resolve("runs");
    }

    Path lock() {
        return path.resolve("serve.lock");
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
            return new PeerFiles(Path.of(own.certificate()),
                    Path.of(own.key().isEmpty() ? own.certificate() : own.key()), Path.of(own.authority()),
                    optional(own.revocations()), own.overlords());
        }
        Path made = identity();
        Path certificate = made.resolve("certificate.pem");
        if (!Files.exists(certificate)) {
            throw new GatherException(CommandError.NOT_ENROLLED, "this node has no certificate, so nobody may ask it",
                    certificate.toString(),
                    "have the overlord invite it: gather minion invite NAME; then type here what it prints");
        }
        Path revocations = made.resolve("revocations.pem");
        return new PeerFiles(certificate, made.resolve("key.pem"), made.resolve("authority.pem"),
                Files.exists(revocations) ? revocations : null, own.overlords());
    }

    private static @Nullable Path optional(String path) {
        return path.isEmpty() ? null : Path.of(path);
    }
}
