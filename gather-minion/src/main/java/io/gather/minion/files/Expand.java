package io.gather.minion.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds what an absolute pattern without {@code **} stands for. */
public final class Expand {
    private Expand() {}

    /** Below another root than that of the system, for tests. */
    public static boolean exists(Path root, String pattern) {
        return walk(root, components(pattern), it -> true);
    }

    /** Each match, in the order of names. */
    public static List<Path> paths(String pattern) {
        java.util.ArrayList<Path> found = new java.util.ArrayList<>();
        walk(Path.of("/"), components(pattern), it -> !found.add(it));
        return found;
    }

    static List<String> components(String pattern) {
        return Stream.of(pattern.split("/")).filter(it -> !it.isEmpty() && !it.equals(".")).toList();
    }

    /** Returns whether someone had seen enough. */
    private static boolean walk(Path from, List<String> rest, Predicate<Path> enough) {
        if (rest.isEmpty()) {
            return Files.exists(from, LinkOption.NOFOLLOW_LINKS) && enough.test(from);
        }
        List<String> below = rest.subList(1, rest.size());
        if (!Glob.isPattern(rest.getFirst())) {
            return walk(from.resolve(rest.getFirst()), below, enough);
        }
        Glob glob = Glob.ofName(rest.getFirst());
        for (Path child : children(from)) {
            if (glob.matches(child.getFileName().toString()) && walk(child, below, enough)) {
                return true;
            }
        }
        return false;
    }

    private static List<Path> children(Path folder) {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            return Stream.of(stream).flatMap(it -> java.util.stream.StreamSupport.stream(it.spliterator(), false))
                    .sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException | AccessDeniedException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw new UncheckedIOException(e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
