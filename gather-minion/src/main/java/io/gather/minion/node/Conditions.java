package io.gather.minion.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.gather.core.catalog.Condition;
import io.gather.core.catalog.Condition.Kind;
import io.gather.minion.files.Expand;
import io.gather.minion.process.SearchPath;
import org.jspecify.annotations.Nullable;

/** Looks on this node whether conditions hold; each thing once. */
public final class Conditions {
    private static final List<String> UNITS = List.of("etc/systemd/system", "run/systemd/system",
            "usr/local/lib/systemd/system", "usr/lib/systemd/system", "lib/systemd/system");
    private static final List<String> SCRIPTS = List.of("etc/init.d", "etc/rc.d", "usr/local/etc/rc.d");

    private final Path root;
    private final SearchPath path;
    private final Packages packages;
    private final String system;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    /** @param ask runs a command line for conditions that only a program can tell, and gives its output */
    public Conditions(Path root, SearchPath path, Function<String, String> ask) {
        this.root = root;
        this.path = path;
        this.packages = new Packages(root, line -> path.has(line.split(" ")[0]) ? ask.apply(line) : "");
        this.system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }

    /** Null when any of them holds, or there is none; else what did not hold. */
    public @Nullable String unmet(List<Condition> any) {
        if (any.isEmpty() || any.stream().anyMatch(this::holds)) {
            return null;
        }
        return any.stream().map(Condition::toString).collect(Collectors.joining("; or ", "not here: ", ""));
    }

    private boolean holds(Condition condition) {
        return condition.needs().stream()
                .allMatch(need -> need.values().stream().anyMatch(value -> holds(need.kind(), value)));
    }

    private boolean holds(Kind kind, String value) {
        // Not computeIfAbsent: looking may take long and must not hold others up.
        String key = kind + " " + value;
        Boolean before = known.get(key);
        if (before == null) {
            before = look(kind, value);
            known.put(key, before);
        }
        return before;
    }

    private boolean look(Kind kind, String value) {
        return switch (kind) {
            case COMMAND -> path.has(value);
            case FILE -> Expand.exists(root, value);
            case PACKAGE -> packages.has(value);
            case SERVICE -> isService(value);
            case PROCESS -> isRunning(value);
            case MODULE -> isLoaded(value);
            case OS -> isSystem(value);
        };
    }

    private boolean isService(String name) {
        String unit = name.endsWith(".service") ? name : name + ".service";
        return UNITS.stream().anyMatch(it -> Files.exists(root.resolve(it).resolve(unit)))
                || SCRIPTS.stream().anyMatch(it -> Files.exists(root.resolve(it).resolve(name)));
    }

    private boolean isRunning(String name) {
        // The kernel keeps 15 characters.
        String kept = name.length() > 15 ? name.substring(0, 15) : name;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(root.resolve("proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (firstLine(process.resolve("comm")).equals(kept)) {
                    return true;
                }
            }
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return false;
    }

    private boolean isLoaded(String name) {
        String plain = name.replace('-', '_');
        if (Files.isDirectory(root.resolve("sys/module").resolve(plain))) {
            return true;
        }
        try {
            return Files.readString(root.resolve("proc/modules")).lines().anyMatch(it -> it.startsWith(plain + " "));
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isSystem(String name) {
        boolean onefs = system.contains("isilon") || system.contains("onefs");
        return switch (name) {
            case "linux" -> system.equals("linux");
            case "onefs" -> onefs;
            // OneFS grew out of FreeBSD, but hardly any of its commands are the same.
            case "freebsd" -> system.equals("freebsd") && !onefs;
            default -> OsRelease.read(root).isLike(name);
        };
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException gone) {
            return "";
        }
    }
}
