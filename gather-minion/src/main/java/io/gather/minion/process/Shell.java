package io.gather.minion.process;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.gather.core.plan.Limits;

/** Runs command lines without our secrets. */
public final class Shell {
    /** Of our own environment; anything else could hold a password. */
    private static final List<String> INHERITED = List.of("HOME", "USER", "LOGNAME", "TZ");

    private final SearchPath path;
    private final Marker marker;
    private final Spawner spawner;
    private final Map<String, String> environment = new HashMap<>();

    public Shell(SearchPath path, Marker marker, Limits limits, Spawning spawning) {
        this.path = path;
        this.marker = marker;
        this.spawner = spawning.spawner(path, limits);
        for (String name : INHERITED) {
            String value = System.getenv(name);
            if (value != null) {
                environment.put(name, value);
            }
        }
        environment.put("PATH", path.value());
        environment.put("LC_ALL", "C.UTF-8");
        // As a shell sets it, for a program that needs none.
        environment.put("PWD", "/");
    }

    public SearchPath path() {
        return path;
    }

    /** @param task as in {@link Marker#entries} */
    public Command start(String line, String task) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(marker.entries(task));
        Child child = spawner.start(line, all, marker.limit(task));
        return new Command(child, Offspring.ofCommand(marker, task, child.pid()));
    }
}
