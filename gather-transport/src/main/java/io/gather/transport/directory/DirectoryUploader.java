package io.gather.transport.directory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Set;

import io.gather.core.upload.Uploader;

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
        return "directory";
    }

    @Override
    public String upload(Path bundle) throws IOException {
        if (directory.isEmpty()) {
            throw new IOException("no directory is configured; set upload.directory");
        }
        Path target = Path.of(directory).resolve(bundle.getFileName());
        Path temporary = target.resolveSibling("." + bundle.getFileName() + ".part");
        try {
            copy(bundle, temporary);
            if (!Arrays.equals(digest(bundle), digest(temporary))) {
                throw new IOException("the copy in " + directory + " differs from the bundle");
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        return target.toString();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (FileChannel in = FileChannel.open(from);
                FileChannel out = FileChannel.open(to, Set.of(StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE), OWNER_AND_GROUP)) {
            long position = 0;
            while (position < in.size()) {
                position += in.transferTo(position, in.size() - position, out);
            }
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
