package io.gather.transport.upload.sealed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.gather.core.upload.Envelope;
import io.gather.fixtures.programs.Peer;
import io.gather.fixtures.programs.ProgramEnd;

import static org.assertj.core.api.Assertions.assertThat;

/** A keyring of a test's own. Its agent ends with it. */
final class GpgHome implements AutoCloseable {
    private final Path folder;

    private GpgHome(Path folder) {
        this.folder = folder;
    }

    static GpgHome make() throws IOException {
        // The agent's socket has a name that must be short.
        return new GpgHome(Files.createTempDirectory(Path.of("/tmp"), "gpg",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
    }

    void key(String user, String algorithm) {
        ProgramEnd ignored = run("--quick-generate-key", user, algorithm,
                algorithm.startsWith("rsa") ? "encr" : "default", "never").succeeded();
    }

    /** A public key that nobody vouches for. */
    void stranger(String user) throws IOException {
        try (GpgHome other = make()) {
            other.key(user, "future-default");
            Path file = folder.resolve("stranger.gpg");
            ProgramEnd ignored = other.run("--output", file.toString(), "--export", user).succeeded();
            ignored = run("--import", file.toString()).succeeded();
        }
    }

    Envelope envelope(String... users) {
        return new PgpEnvelope(List.of(users), Map.of("GNUPGHOME", folder.toString()));
    }

    void opens(Path sealed, Path plain, String user) {
        Path opened = sealed.resolveSibling("opened");
        ProgramEnd ignored = run("--yes", "--output", opened.toString(), "--try-secret-key", user, "--decrypt",
                sealed.toString()).succeeded();
        assertThat(opened).hasSameBinaryContentAs(plain);
    }

    private ProgramEnd run(String... arguments) {
        return Peer.require("gpg").command(Stream
                .concat(Stream.of("--batch", "--pinentry-mode", "loopback", "--passphrase", ""),
                        Stream.of(arguments))
                .toArray(String[]::new)).with("GNUPGHOME", folder.toString()).run();
    }

    @Override
    public void close() throws IOException {
        ProgramEnd ignored = Peer.require("gpgconf").command("--kill", "all").with("GNUPGHOME", folder.toString())
                .run();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
