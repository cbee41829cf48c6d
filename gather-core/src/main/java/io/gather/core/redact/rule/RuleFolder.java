package io.gather.core.redact.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files of rules that lie together. */
final class RuleFolder {
    private RuleFolder() {}

    /** In the order of their names; of a folder that is not there, none. */
    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".toml")).sorted().toList();
        }
    }
}
