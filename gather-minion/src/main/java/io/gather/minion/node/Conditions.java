package io.gather.minion.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.gather.core.catalog.Condition;
import io.gather.core.catalog.Condition.Kind;
import io.gather.core.verdict.WhereToLook;
import io.gather.minion.files.Expand;
import io.gather.minion.process.SearchPath;
import org.jspecify.annotations.Nullable;

/** Looks on this node whether conditions hold; each thing once. */
public final class Conditions {
    private final Path root;
    private final SearchPath path;
    private final Packages packages;
    private final String system;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();
    private volatile @Nullable Set<String> running;

    /** @param ask runs a command line for conditions that only a program can tell, and gives its output */
    public Conditions(Path root, SearchPath path, Function<String, String> ask) {
        this.root = root;
        this.path = path;
        this.packages = new Packages(root, line -> path.has(line.split(" ")[0]) ? ask.apply(line) : "");
        this.system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    }

    /** Whether any of them holds, or there is none. */
    public boolean hold(List<Condition> any) {
        return any.isEmpty() || any.stream().anyMatch(this::holds);
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
        return WhereToLook.UNITS.stream().anyMatch(it -> Files.exists(at(it).resolve(unit)))
                || WhereToLook.INIT_SCRIPTS.stream().anyMatch(it -> Files.exists(at(it).resolve(name)));
    }

    private boolean isRunning(String name) {
        String kept = name.length() > WhereToLook.PROCESS_NAME ? name.substring(0, WhereToLook.PROCESS_NAME) : name;
        return running().contains(kept);
    }

    /** One look for all names: there are many conditions, and many processes. */
    private Set<String> running() {
        Set<String> before = running;
        if (before == null) {
            before = new HashSet<>();
            try (DirectoryStream<Path> processes = Files.newDirectoryStream(root.resolve("proc"), "[0-9]*")) {
                for (Path process : processes) {
                    before.add(firstLine(process.resolve("comm")));
                }
            } catch (NoSuchFileException e) {
                return Set.of();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            running = before;
        }
        return before;
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

    private Path at(String folder) {
        return root.resolve(folder.substring(1));
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException gone) {
            return "";
        }
    }
}
