package io.gather.minion.process;

import java.util.Optional;

import io.gather.core.plan.Limits;
import org.jspecify.annotations.Nullable;

/** How commands are started on this machine: to them and to whoever reads their output there is no difference. */
public enum Spawning {
    /** By the system's library: nothing is started but the command itself. */
    LIBRARY,
    /** By programs that stand before the command. */
    PROGRAMS;

    /** The cheapest one that works here. */
    public static Spawning best() {
        return SystemLibrary.here().isPresent() ? LIBRARY : PROGRAMS;
    }

    /** What users should know of it; null: nothing. */
    public @Nullable String notice(SearchPath path) {
        return this == LIBRARY ? null : OwnSession.find(path).notice();
    }

    Spawner spawner(SearchPath path, Limits limits) {
        Optional<SystemLibrary> library = this == LIBRARY ? SystemLibrary.here() : Optional.empty();
        return library.<Spawner>map(it -> new LibrarySpawner(it, path, limits))
                .orElseGet(() -> new ProgramSpawner(path, limits));
    }
}
