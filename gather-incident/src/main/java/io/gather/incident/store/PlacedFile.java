package io.gather.incident.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

import io.gather.core.files.DurableFile;

/** A {@link DurableFile} of bytes that are not waited for. */
final class PlacedFile {
    private PlacedFile() {}

    /** What a file is to hold. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    static void write(Path growing, Path target, Content content) throws IOException {
        try {
            DurableFile.write(growing, target, content::write);
        } catch (InterruptedException e) {
            throw new AssertionError("bytes are not waited for", e);
        }
    }

    static void force(Path folder) throws IOException {
        DurableFile.force(folder);
    }
}
