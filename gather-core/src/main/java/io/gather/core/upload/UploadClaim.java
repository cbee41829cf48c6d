package io.gather.core.upload;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import io.gather.core.files.LockedFile;

/** The right to send one bundle; gone with the process that holds it. */
record UploadClaim(LockedFile file) implements AutoCloseable {
    static Optional<UploadClaim> take(Path file) throws IOException {
        return LockedFile.take(file).map(UploadClaim::new);
    }

    static boolean isTaken(Path file) throws IOException {
        return LockedFile.holder(file).isPresent();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
