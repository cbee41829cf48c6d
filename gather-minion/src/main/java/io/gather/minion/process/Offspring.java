package io.gather.minion.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * All processes that a command started, or all that a run did: children, those that left their parent, and those in sessions of
 * their own. They are known by their environment; where they emptied it by their session, and by a limit that is passed on.
 */
public final class Offspring {
    private static final Duration AFTER_KILL = Duration.ofMillis(1500);

    private final Marker marker;
    private final @Nullable String task;
    private final long leader;
    private final LongFunction<List<Long>> seen;

    private Offspring(Marker marker, @Nullable String task, long leader, boolean here) {
        this.marker = marker;
        this.task = task;
        this.leader = leader;
        this.seen = here
                ? own -> ProcessTable.youngerThan(own, this::isOurs)
                : own -> ProcessTable.all(this::isOurs);
    }

    static Offspring ofCommand(Marker marker, String task, long leader) {
        return new Offspring(marker, task, leader, false);
    }

    /** Whatever process of gather's it was that started them. */
    public static Offspring ofRun(Marker marker) {
        return new Offspring(marker, null, -1, false);
    }

    /** What this process started: nothing of it is older than this process is. */
    public static Offspring startedHere(Marker marker) {
        return new Offspring(marker, null, -1, true);
    }

    /** Asks all to end, waits, then kills. Returns whether none is left. */
    public boolean end(Duration grace) {
        return end(grace, this::living);
    }

    /** What is left after the command itself has ended. Looks at few processes only, as it is done for each command. */
    boolean endLeftovers(Duration grace) {
        if (!ProcessTable.present()) {
            return true;
        }
        return ProcessTable.youngerThan(leader, this::isOurs).isEmpty() || end(grace);
    }

    private boolean end(Duration grace, Supplier<List<ProcessHandle>> living) {
        List<ProcessHandle> first = living.get();
        if (first.isEmpty()) {
            return true;
        }
        first.forEach(ProcessHandle::destroy);
        if (none(living, grace, false)) {
            return true;
        }
        return none(living, AFTER_KILL, true);
    }

    private static boolean none(Supplier<List<ProcessHandle>> living, Duration within, boolean kill) {
        long deadline = System.nanoTime() + within.toNanos();
        long pause = 1_000_000;
        while (true) {
            List<ProcessHandle> left = living.get();
            if (left.isEmpty()) {
                return true;
            }
            if (kill) {
                // Again and again: one that forks may have done so between the look and the kill.
                left.forEach(ProcessHandle::destroyForcibly);
            }
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(pause);
            pause = Math.min(pause * 2, 50_000_000);
        }
    }

    private List<ProcessHandle> living() {
        if (!ProcessTable.present()) {
            return ProcessHandle.of(leader).stream().flatMap(it -> Stream.concat(Stream.of(it), it.descendants()))
                    .filter(ProcessHandle::isAlive).toList();
        }
        return seen.apply(ProcessHandle.current().pid()).stream().map(ProcessHandle::of).flatMap(Optional::stream)
                .toList();
    }

    private boolean isOurs(long process) {
        if (process == ProcessHandle.current().pid()) {
            return false;
        }
        Path folder = ProcessTable.PROC.resolve(Long.toString(process));
        String of = marker.task(folder);
        if (of != null) {
            return task == null || task.equals(of);
        }
        boolean limited = marker.limits(folder, task);
        long session = limited || leader > 0 ? ProcessTable.session(process) : -1;
        // The dead keep their limits until they are buried. What this process started for itself in that moment has them too, and stays
        // in its session, where no command is.
        return limited ? session >= 0 && session != ownSession() : leader > 0 && session == leader;
    }

    private static long ownSession() {
        return ProcessTable.session(ProcessHandle.current().pid());
    }
}
