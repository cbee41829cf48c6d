package io.gather.incident.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

import io.gather.core.files.DurableFile;

/** Small files for our eyes alone, which are there whole or not at all. */
final class PrivateFile {
    private static final int MOST = 1 << 20;

    private PrivateFile() {}

    static void write(Path file, String text) throws IOException {
        DurableFile.write(file, text);
    }

    /** @return empty when it is not there */
    static Optional<String> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        if (Files.size(file) > MOST) {
            throw new IOException(file + " is larger than such a file is");
        }
        return Optional.of(Files.readString(file));
    }

    /** The Python gatherer leaves its key for everybody to read. */
    static void close(Path file) throws IOException {
        if (Files.isRegularFile(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
