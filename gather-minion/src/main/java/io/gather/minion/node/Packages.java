package io.gather.minion.node;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

import io.gather.minion.files.Glob;
import org.jspecify.annotations.Nullable;

/** Names of the packages that are installed; read when first asked for. */
final class Packages {
    private final Path root;
    /** Asks a program for lines; empty where it is not there. */
    private final Function<String, String> ask;
    private @Nullable Set<String> names;

    Packages(Path root, Function<String, String> ask) {
        this.root = root;
        this.ask = ask;
    }

    boolean has(String pattern) {
        Set<String> all = names();
        if (!Glob.isPattern(pattern)) {
            return all.contains(pattern);
        }
        Glob glob = Glob.ofName(pattern);
        return all.stream().anyMatch(glob::matches);
    }

    private synchronized Set<String> names() {
        if (names == null) {
            Set<String> all = new TreeSet<>();
            readDpkg(all);
            readApk(all);
            ask.apply("rpm -qa --queryformat '%{NAME}\\n'").lines().forEach(all::add);
            names = all;
        }
        return names;
    }

    private void readDpkg(Set<String> into) {
        try (BufferedReader lines = reader("var/lib/dpkg/status")) {
            String name = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("Package: ")) {
                    name = line.substring("Package: ".length());
                } else if (line.startsWith("Status: ") && line.endsWith(" installed")) {
                    into.add(name);
                }
            }
        } catch (NoSuchFileException | AccessDeniedException ignored) {
            // Not a system of that kind.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readApk(Set<String> into) {
        try (BufferedReader lines = reader("lib/apk/db/installed")) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("P:")) {
                    into.add(line.substring(2));
                }
            }
        } catch (NoSuchFileException | AccessDeniedException ignored) {
            // Not a system of that kind.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Maintainers' names need not be in UTF-8. */
    private BufferedReader reader(String file) throws IOException {
        return Files.newBufferedReader(root.resolve(file), StandardCharsets.ISO_8859_1);
    }
}
