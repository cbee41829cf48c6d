package io.gather.transport.upload.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.gather.core.error.Action;
import io.gather.core.error.GatherException;
import io.gather.core.error.Remedy;
import io.gather.core.files.OutputFile;
import io.gather.core.upload.Arrival;
import io.gather.core.upload.RemoteName;
import io.gather.core.upload.Shipment;
import io.gather.core.upload.Uploader;
import io.gather.transport.error.WayError;

/** Copies the bundle to a directory: under a temporary name first, compared by digest, then renamed. */
public final class DirectoryUploader implements Uploader {
    private static final FileAttribute<?> OWNER_AND_GROUP = PosixFilePermissions
            .asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));

    private final String directory;

    /** @param directory empty: this way is not configured */
    public DirectoryUploader(String directory) {
        this.directory = directory;
    }

    @Override
    public String name() {
        return DirectoryWay.NAME;
    }

    @Override
    public boolean isConfigured() {
        return !directory.isEmpty();
    }

    @Override
    public String destination() {
        return Path.of(directory).toAbsolutePath().normalize().toString();
    }

    @Override
    public Arrival upload(Shipment shipment) throws IOException {
        if (!Files.isDirectory(Path.of(directory))) {
            throw new GatherException(WayError.NO_DIRECTORY, "there is no such directory", directory,
                    Remedy.of("make it or mount it, or name another one: {}", Action.UPLOAD_DIRECTORY.on()));
        }
        Path target = Path.of(directory).resolve(shipment.name());
        Path temporary = target.resolveSibling("." + shipment.name() + ".part");
        RemoteName name = new RemoteName(shipment, target.toAbsolutePath().normalize().toString());
        if (!name.isOurs() && Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !isSame(target, shipment)) {
            throw RemoteName.taken(target.toString(), "move the file that is there, or name another directory:"
                    + " upload.directory");
        }
        try {
            // Of an attempt that was cut off, or laid there by somebody.
            Files.deleteIfExists(temporary);
            copy(shipment, temporary);
            if (!HexFormat.of().formatHex(digest(temporary)).equals(shipment.sha256())) {
                return new Arrival.Refuted("the copy in " + directory + " differs from the bundle");
            }
            name.claim();
            OutputFile.place(temporary, target, true);
        } finally {
            Files.deleteIfExists(temporary);
        }
        return new Arrival.Verified(target.toString(), "the copy has its SHA-256");
    }

    private static boolean isSame(Path file, Shipment shipment) throws IOException {
        return Files.isRegularFile(file) && Files.size(file) == shipment.size()
                && HexFormat.of().formatHex(digest(file)).equals(shipment.sha256());
    }

    private static void copy(Shipment shipment, Path to) throws IOException {
        try (InputStream in = shipment.content(0);
                FileChannel out = OutputFile.create(to, OWNER_AND_GROUP)) {
            in.transferTo(Channels.newOutputStream(out));
            out.force(true);
        }
    }

    private static byte[] digest(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file),
                MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
