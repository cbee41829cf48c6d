package io.gather.core.inventory.read;

import java.nio.file.Path;
import java.util.List;

import io.gather.core.toml.Problem;
import io.gather.core.toml.Problems;

/** A text with a name, and where its problems go. */
record SourceLines(Path file, String text, Problems problems) {
    List<String> all() {
        return text.lines().toList();
    }

    /** @param line counted from 1 */
    void problem(int line, int column, String reason) {
        problems.add(new Problem(file, line, column, reason));
    }
}
