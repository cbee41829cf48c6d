package io.gather.core.toml;

import java.nio.file.Path;

/**
 * Something wrong in a file, and where.
 *
 * @param line 0: the file as a whole, or something else that has a name
 */
public record Problem(Path file, int line, int column, String reason) {
    @Override
    public String toString() {
        return place() + ": " + reason;
    }

    String place() {
        return line == 0 ? file.toString() : file + ":" + line + ":" + column;
    }
}
