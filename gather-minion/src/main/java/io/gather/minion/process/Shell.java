package io.gather.minion.process;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.gather.core.plan.Limits;

/** Starts command lines: with low priority, in a session of their own, without input, and without our secrets. */
public final class Shell {
    private static final File NOTHING = new File("/dev/null");
    /** Of our own environment; anything else could hold a password. */
    private static final List<String> INHERITED = List.of("HOME", "USER", "LOGNAME", "TZ");

    private final SearchPath path;
    private final Marker marker;
    private final List<String> prefix;

    public Shell(SearchPath path, Marker marker, Limits limits) {
        this.path = path;
        this.marker = marker;
        this.prefix = prefix(path, limits);
    }

    public SearchPath path() {
        return path;
    }

    /** @param task as in {@link Marker#entries} */
    public Command start(String line, String task) throws IOException {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of("sh", "-c", line));
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
        List<String> words = new ArrayList<>();
        if (path.has("setsid")) {
            words.add("setsid");
        }
        if (limits.nice() > 0 && path.has("nice")) {
            words.addAll(List.of("nice", "-n", Integer.toString(limits.nice())));
        }
        if (limits.idleIo() && path.has("ionice")) {
            words.addAll(List.of("ionice", "-c", "3"));
        }
        return List.copyOf(words);
    }
}
