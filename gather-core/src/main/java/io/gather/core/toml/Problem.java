package io.gather.core.toml;

import java.nio.file.Path;

/** Something wrong in a file, and where. */
public record Problem(Path file, int line, int column, String reason) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + reason;
    }
}
