package io.gather.core.files;

import java.nio.file.Files;
import java.nio.file.Path;

/** How much room a file system has. */
public final class FreeSpace {
    private FreeSpace() {}

    /** Bytes that this user can still write where the path, or its nearest existing parent, is. */
    public static long at(Path path) {
        return existing(path).toFile().getUsableSpace();
    }

    /** Bytes of that file system in all. */
    public static long totalAt(Path path) {
        return existing(path).toFile().getTotalSpace();
    }

    /** {@link Files#getFileStore} would need a mount point, which a changed root need not have. */
    private static Path existing(Path path) {
        Path place = path.toAbsolutePath();
        for (Path parent = place; parent != null && !Files.exists(place); parent = parent.getParent()) {
            place = parent;
        }
        return place;
    }
}
