package io.gather.minion.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.gather.core.verdict.WhereToLook;
import org.jspecify.annotations.Nullable;

/** The folders where commands are looked for: those of the user, and those of the administrator. */
public final class SearchPath {
    private final Set<String> folders = new LinkedHashSet<>();
    private final Map<String, Optional<Path>> found = new ConcurrentHashMap<>();

    public SearchPath(@Nullable String inherited) {
        if (inherited != null) {
            for (String folder : inherited.split(File.pathSeparator)) {
                // A relative folder would find other programs in another working directory.
                if (folder.startsWith("/")) {
                    folders.add(folder);
                }
            }
        }
        folders.addAll(WhereToLook.PROGRAMS);
    }

    /** @param folders all there are */
    SearchPath(List<String> folders) {
        this.folders.addAll(folders);
    }

    public @Nullable Path find(String program) {
        return found.computeIfAbsent(program, this::look).orElse(null);
    }

    public boolean has(String program) {
        return find(program) != null;
    }

    /** The shell that runs command lines. */
    String sh() {
        return String.valueOf(Objects.requireNonNullElse(find("sh"), Path.of("/bin/sh")));
    }

    /** As in the variable {@code PATH}. */
    public String value() {
        return String.join(File.pathSeparator, folders);
    }

    private Optional<Path> look(String program) {
        if (program.contains("/")) {
            return program.startsWith("/") ? Optional.of(Path.of(program)).filter(SearchPath::runs) : Optional.empty();
        }
        return folders.stream().map(folder -> Path.of(folder, program)).filter(SearchPath::runs).findFirst();
    }

    private static boolean runs(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
