package io.gather.transport.pki.enrol;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.files.DurableFile;
import io.gather.core.json.Json;
import io.gather.transport.error.PkiError;
import io.gather.transport.pki.authority.Authority;
import io.gather.transport.pki.authority.AuthorityFiles;
import io.gather.transport.pki.authority.PkiName;

/**
 * Nodes that were invited and have not joined yet: a file for each beside the authority, readable for its owner alone. Another invitation of a
 * node takes the place of the one before.
 */
public final class OpenInvitations {
    private static final String ENDING = ".json";

    private final Path folder;
    private final InstantSource clock;

    public OpenInvitations(AuthorityFiles files, InstantSource clock) {
        this.folder = files.folder().resolve("invited");
        this.clock = clock;
    }

    /** As it is on disk. */
    private record Kept(String node, String secret, Instant until) {}

    /** One that is open. */
    record Invited(PkiName node, JoinSecret secret, Instant until) {}

    /** @return what is to be typed on the node */
    public EnrolmentToken invite(Authority authority, PkiName node, Duration valid, SecureRandom random) {
        Instant until = clock.instant().plus(valid).truncatedTo(ChronoUnit.SECONDS);
        JoinSecret secret = JoinSecret.random(random);
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            DurableFile.write(file(node), Json.write(new Kept(node.text(),
                    Base64.getEncoder().encodeToString(secret.bytes()), until)));
        } catch (IOException e) {
            throw unusable(e);
        }
        return new EnrolmentToken(secret, AuthorityDigest.of(authority.certificate().getPublicKey()), until, node);
    }

    /** Of the nodes that may join now. */
    public List<PkiName> nodes() {
        List<PkiName> nodes = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + ENDING)) {
                for (Path file : files) {
                    read(file).filter(it -> clock.instant().isBefore(it.until())).map(Invited::node)
                            .ifPresent(nodes::add);
                }
            } catch (IOException e) {
                throw unusable(e);
            }
        }
        nodes.sort(Comparator.comparing(PkiName::text));
        return nodes;
    }

    /** Whether it was invited and did not join, be it too late by now. */
    boolean has(PkiName node) {
        return Files.exists(file(node));
    }

    /** @throws GatherException when there is none, or it is too late */
    Invited find(PkiName node) {
        Invited found = read(file(node)).orElseThrow(() -> new GatherException(PkiError.NOT_INVITED,
                "the node is not invited, or has joined already", node.text(),
                Remedy.of("have it join: {}", Action.INVITE.on(node))));
        if (clock.instant().isAfter(found.until())) {
            throw new GatherException(PkiError.TOKEN_EXPIRED, "the invitation was good until " + found.until(),
                    node.text(), Remedy.of("have it join with another token: {}", Action.INVITE.on(node)));
        }
        return found;
    }

    /** It has joined. */
    void remove(PkiName node) {
        try {
            Files.deleteIfExists(file(node));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Optional<Invited> read(Path file) {
        try {
            Kept kept = Json.read(Files.readString(file), Kept.class);
            return Optional.of(new Invited(new PkiName(kept.node()),
                    new JoinSecret(Base64.getDecoder().decode(kept.secret())), kept.until()));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private Path file(PkiName node) {
        return folder.resolve(node.text() + ENDING);
    }

    private GatherException unusable(IOException cause) {
        return new GatherException(PkiError.AUTHORITY_UNUSABLE, "invitations cannot be kept: " + cause,
                folder.toString(), "look who owns the folder, and whether the disk has room", cause);
    }
}
