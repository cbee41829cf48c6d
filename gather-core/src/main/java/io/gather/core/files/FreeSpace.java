package io.gather.core.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room a file system has. */
public final class FreeSpace {
    private FreeSpace() {}

    /** Bytes that this user can still write where the path, or its nearest existing parent, is. */
    public static long at(Path path) throws IOException {
        Path place = path.toAbsolutePath();
        while (!Files.exists(place)) {
            Path parent = place.getParent();
            if (parent == null) {
                break;
            }
            place = parent;
        }
        return Files.getFileStore(place).getUsableSpace();
    }
}
