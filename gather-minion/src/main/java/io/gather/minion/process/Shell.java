package io.gather.minion.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.gather.core.plan.Limits;

/** Starts command lines: with low priority, in a session of their own, without input, and without our secrets. */
public final class Shell {
    private static final File NOTHING = new File("/dev/null");
    /** Of our own environment; anything else could hold a password. */
    private static final List<String> INHERITED = List.of("HOME", "USER", "LOGNAME", "TZ");

    /** Marks all that the command starts, by {@link io.gather.core.minion.LimitMark}. */
    private static final String LIMITED = "ulimit -S -w \"$0\" 2>/dev/null || ulimit -S -x \"$0\" 2>/dev/null; exec \"$@\"";

    private final SearchPath path;
    private final String sh;
    private final Marker marker;
    private final List<String> prefix;

    public Shell(SearchPath path, Marker marker, Limits limits) {
        this.path = path;
        this.sh = String.valueOf(Objects.requireNonNullElse(path.find("sh"), Path.of("/bin/sh")));
        this.marker = marker;
        this.prefix = prefix(path, limits);
    }

    public SearchPath path() {
        return path;
    }

    /** @param task as in {@link Marker#entries} */
    public Command start(String line, String task) throws IOException {
        List<String> words = new ArrayList<>(List.of(sh, "-c", LIMITED, Long.toString(marker.limit(task))));
        words.addAll(prefix);
        words.addAll(List.of(sh, "-c", line));
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true).redirectInput(NOTHING)
                .directory(new File("/"));
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(INHERITED);
        environment.put("PATH", path.value());
        environment.put("LC_ALL", "C.UTF-8");
        environment.putAll(marker.entries(task));
        Process process = builder.start();
        return new Command(process, Offspring.ofCommand(marker, task, process.pid()));
    }

    private static List<String> prefix(SearchPath path, Limits limits) {
        // With their folders: our own search path need not have them.
        List<String> words = new ArrayList<>(OwnSession.find(path).words());
        Path nice = path.find("nice");
        if (limits.nice() > 0 && nice != null) {
            words.addAll(List.of(nice.toString(), "-n", Integer.toString(limits.nice())));
        }
        Path ionice = path.find("ionice");
        if (limits.idleIo() && ionice != null) {
            words.addAll(List.of(ionice.toString(), "-c", "3"));
        }
        return List.copyOf(words);
    }
}
