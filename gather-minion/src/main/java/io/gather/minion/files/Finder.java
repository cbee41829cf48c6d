package io.gather.minion.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

import io.gather.core.plan.Task;
import io.gather.core.verdict.FileKind;
import io.gather.core.verdict.KernelFiles;
import io.gather.core.verdict.Numbers;
import org.jspecify.annotations.Nullable;

/** Finds the files that a task's patterns stand for. */
final class Finder {
    private static final Path PROC = Path.of("/proc");
    private static final Pattern PROCESS = Pattern.compile("[0-9]+|self|thread-self");

    private final Task.Files task;
    private final Exclusions exclusions;
    private final BooleanSupplier abandoned;
    private final List<Glob> excludedNames = new ArrayList<>();
    private final List<Glob> excludedPaths = new ArrayList<>();
    private final List<Found> found = new ArrayList<>();
    private final Set<Path> roots = new HashSet<>();
    /** The folders from the root to where the walk is: one that comes twice is mounted within itself. */
    private final Deque<FileStat> above = new ArrayDeque<>();
    private boolean tooMany;

    Finder(Task.Files task, Exclusions exclusions, BooleanSupplier abandoned) {
        this.task = task;
        this.exclusions = exclusions;
        this.abandoned = abandoned;
        for (String pattern : task.exclude()) {
            if (pattern.contains("/")) {
                excludedPaths.add(Glob.ofPath(pattern));
            } else {
                excludedNames.add(Glob.ofName(pattern));
            }
        }
    }

    /** Newest first. */
    List<Found> find() {
        for (String pattern : task.patterns()) {
            int deep = pattern.indexOf("/**");
            if (deep < 0) {
                Expand.paths(pattern).forEach(this::addMatch);
            } else {
                Glob glob = Glob.ofPath(pattern);
                String top = deep == 0 ? "/" : pattern.substring(0, deep);
                Expand.paths(top).stream().filter(folder -> !exclusions.coverTarget(folder))
                        .forEach(folder -> search(folder, glob));
            }
        }
        Collections.sort(found, Found.NEWEST_FIRST);
        return found;
    }

    boolean foundTooMany() {
        return tooMany;
    }

    private void addMatch(Path path) {
        if (exclusions.coverTarget(path)) {
            return;
        }
        Path parent = path.getParent();
        roots.add(Files.isDirectory(path) || parent == null ? path : parent);
        // A folder that a pattern names may be a link, such as /var/run.
        add(path, Files.isDirectory(path) && task.patterns().contains(path.toString()));
    }

    private void search(Path folder, Glob glob) {
        roots.add(folder);
        within(folder, child -> {
            if (glob.matches(child.toString())) {
                add(child, false);
            } else if (!isExcluded(child) && !Files.isSymbolicLink(child) && Files.isDirectory(child)) {
                search(child, glob);
            }
        });
    }

    private void add(Path path, boolean follow) {
        if (isExcluded(path)) {
            return;
        }
        try {
            FileStat entry = FileStat.of(path);
            if (entry.kind() == FileKind.LINK) {
                addLink(path, entry, follow || task.followLinks());
            } else if (entry.kind() == FileKind.DIRECTORY) {
                addFolder(path);
            } else {
                keepWanted(path, entry);
            }
        } catch (IOException e) {
            found.add(new Found(path, 0, 0, null));
        }
    }

    private void addLink(Path path, FileStat link, boolean follow) {
        try {
            FileStat target = FileStat.followed(path);
            Path real = path.toRealPath();
            if (exclusions.cover(real)) {
                return;
            }
            if (target.kind() == FileKind.DIRECTORY && follow) {
                addFolder(path);
                return;
            }
            if (task.followLinks()) {
                keepWanted(path, target);
            } else {
                keep(path, link);
            }
            boolean near = roots.stream().anyMatch(real::startsWith);
            if (target.kind() == FileKind.REGULAR && !task.followLinks() && near && !isExcluded(real)) {
                keepWanted(real, target);
            }
        } catch (IOException dead) {
            keep(path, link);
        }
    }

    private void addFolder(Path folder) {
        if (within(folder, child -> add(child, false)) == 0) {
            found.add(new Found(folder, 0, 0, null));
        }
    }

    /** Returns how many children there are. */
    private int within(Path folder, java.util.function.Consumer<Path> each) {
        FileStat entry;
        try {
            entry = FileStat.followed(folder);
        } catch (IOException e) {
            return 0;
        }
        if (exclusions.cover(entry)) {
            return 1;
        }
        if (above.stream().anyMatch(entry::isSame)) {
            return 1;
        }
        List<Path> children = new ArrayList<>();
        IOException problem = list(folder, children);
        if (problem != null) {
            found.add(new Found(folder, 0, 0, FilesGatherer.reason(problem)));
        }
        above.push(entry);
        children.stream().filter(it -> !isProcess(folder, it)).forEach(each);
        above.pop();
        return problem == null ? children.size() : 1;
    }

    /** Returns why there may be more children than that; null: there are not, or the folder may not be read. */
    private @Nullable IOException list(Path folder, List<Path> children) {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path child : stream) {
                if (abandoned.getAsBoolean()) {
                    throw new IllegalStateException("the task has ended");
                }
                children.add(child);
            }
        } catch (AccessDeniedException e) {
            return null;
        } catch (DirectoryIteratorException e) {
            return e.getCause();
        } catch (IOException e) {
            return e;
        } finally {
            Collections.sort(children);
        }
        return null;
    }

    private void keep(Path path, FileStat entry) {
        if (found.size() >= Numbers.MOST_FILES) {
            tooMany = true;
            return;
        }
        found.add(new Found(path, entry.kind() == FileKind.REGULAR ? entry.size() : 0, entry.modified()
                .toEpochMilli(), null));
    }

    /** What the kernel makes up when it is read is of now, whatever time it bears. */
    private void keepWanted(Path path, FileStat entry) {
        if (task.since() == null || !entry.modified().isBefore(task.since()) || KernelFiles.has(path.toString())) {
            keep(path, entry);
        }
    }

    private boolean isExcluded(Path path) {
        Path name = path.getFileName();
        return exclusions.cover(path)
                || (name != null && excludedNames.stream().anyMatch(it -> it.matches(name.toString())))
                || excludedPaths.stream().anyMatch(it -> it.matches(path.toString()));
    }

    private static boolean isProcess(Path folder, Path child) {
        return folder.equals(PROC) && PROCESS.matcher(child.getFileName().toString()).matches();
    }
}
