package io.gather.core.inventory.read;

import java.nio.file.Path;

/** Paths as people write them. */
final class Places {
    private Places() {}

    /** {@code ~/} is the home of who runs gather. */
    static Path expanded(String path) {
        return path.startsWith("~/") ? Path.of(System.getProperty("user.home"), path.substring(2)) : Path.of(path);
    }
}
