package io.gather.incident.watch.rule;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An absolute path with {@code *} and {@code ?} in its parts. */
public record FileGlob(String text, List<NameGlob> parts) {
    private static final Pattern SLASHES = Pattern.compile("/+");

    /** @throws IllegalArgumentException with what is wrong with it, for the user */
    public static FileGlob of(String text) {
        if (!text.startsWith("/") || text.endsWith("/")) {
            throw new IllegalArgumentException("'" + text + "' is not the absolute path of a file");
        }
        List<NameGlob> parts = SLASHES.splitAsStream(text.substring(1)).map(NameGlob::of).toList();
        if (parts.stream().anyMatch(it -> it.text().equals("**") || it.text().equals("..") || it.text().equals("."))) {
            throw new IllegalArgumentException("'" + text + "': '**', '.' and '..' are not understood here");
        }
        return new FileGlob(text, parts);
    }

    public boolean matches(Path path) {
        return matches(path.toString());
    }

    boolean matches(String path) {
        List<String> names = SLASHES.splitAsStream(path.substring(1)).toList();
        if (names.size() != parts.size()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            if (!parts.get(i).matches(names.get(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The regular files that are there.
     *
     * @param most of them
     */
    public List<Path> find(int most) {
        List<Path> found = List.of(Path.of("/"));
        for (NameGlob part : parts) {
            List<Path> next = new ArrayList<>();
            for (Path each : found) {
                next.addAll(below(each, part, most - next.size()));
            }
            found = next;
        }
        return found.stream().filter(Files::isRegularFile).collect(Collectors.toList());
    }

    private static List<Path> below(Path folder, NameGlob part, int most) {
        if (!part.text().contains("*") && !part.text().contains("?")) {
            return List.of(folder.resolve(part.text()));
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> names = Files.newDirectoryStream(folder)) {
            for (Path each : names) {
                if (found.size() >= most) {
                    break;
                }
                if (part.matches(String.valueOf(each.getFileName()))) {
                    found.add(each);
                }
            }
        } catch (IOException | DirectoryIteratorException notThere) {
            return List.of();
        }
        found.sort(null);
        return found;
    }
}
