package io.gather.cli.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The project's own sources, to compare documents with. */
final class SourceTree {
    static final List<String> MODULES = List.of("gather-core", "gather-minion", "gather-transport", "gather-stats",
            "gather-incident", "gather-cli");

    private SourceTree() {}

    /** All types of the modules' main sources, by simple name. */
    static NavigableMap<String, Path> types() {
        NavigableMap<String, Path> types = new TreeMap<>();
        MODULES.forEach(module -> types.putAll(types(module)));
        return types;
    }

    static Map<String, Path> types(String module) {
        Path sources = Document.ROOT.resolve(module).resolve("src/main/java");
        Map<String, Path> types = new TreeMap<>();
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("package-info.java"))
                    .forEach(file -> types.put(file.getFileName().toString().replace(".java", ""), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }

    /** As {@code Class.forName} wants it. */
    static String qualified(Path file) {
        String path = file.toString();
        return path.substring(path.indexOf("/src/main/java/") + "/src/main/java/".length()).replace(".java", "")
                .replace('/', '.');
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
