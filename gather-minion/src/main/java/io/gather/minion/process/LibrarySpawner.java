package io.gather.minion.process;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.gather.core.plan.Limits;
import io.gather.core.plan.SimpleCommand;
import io.gather.minion.process.SystemLibrary.Function;

/**
 * By the system's library, in one step: a program with plain words by itself, anything else by {@code sh}. Commands inherit their
 * priority from the thread that starts them, which is lowered for good.
 */
final class LibrarySpawner implements Spawner {
    static final Duration START = Duration.ofSeconds(30);
    private static final long IDLE_SECONDS = 5;

    private final SystemLibrary system;
    private final SearchPath path;
    private final Limits limits;
    private final SpawnAttributes attributes;
    private final ThreadPoolExecutor threads;

    LibrarySpawner(SystemLibrary system, SearchPath path, Limits limits) {
        this.system = system;
        this.path = path;
        this.limits = limits;
        this.attributes = new SpawnAttributes(system);
        // One of them at work as a rule: none waits for a program on a file system that does not answer.
        this.threads = new ThreadPoolExecutor(0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS,
                new SynchronousQueue<>(), starts -> Thread.ofPlatform().daemon().name("gather-spawn").unstarted(() -> {
                    lower();
                    starts.run();
                }));
    }

    private void lower() {
        if (limits.nice() > 0) {
            system.call(Function.NICE, limits.nice());
        }
        if (limits.idleIo()) {
            system.idleIo();
        }
    }

    @Override
    public Child start(String line, Map<String, String> environment, long mark) throws IOException {
        Future<Child> started = threads.submit(() -> begin(line, environment, mark));
        try {
            return started.get(START.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (TimeoutException e) {
            // Should it begin after all, it ends with the run, by its mark.
            throw new IOException("the system did not start it within " + START.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the system started it");
        }
    }

    private Child begin(String line, Map<String, String> environment, long mark)
            throws IOException, InterruptedException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment variables = strings(arena,
                    environment.entrySet().stream().map(it -> it.getKey() + "=" + it.getValue()).toList());
            List<String> words = SimpleCommand.words(line);
            Path program = words.isEmpty() ? null : path.find(words.getFirst());
            OutputPipe pipe = OutputPipe.open(system, arena);
            try (pipe; SpawnActions actions = new SpawnActions(system, arena, pipe)) {
                MemorySegment process = arena.allocate(ValueLayout.JAVA_INT);
                int error = -1;
                if (program != null) {
                    error = spawn(process, actions, program.toString(), words, variables, arena, mark);
                }
                if (error != 0) {
                    // What the system cannot start by itself, a shell may, or says why not.
                    error = spawn(process, actions, path.sh(), List.of(path.sh(), "-c", line), variables, arena,
                            mark);
                }
                if (error != 0) {
                    throw new IOException("cannot run " + path.sh() + ": error " + error);
                }
                return LibraryChild.attach(system, process.get(ValueLayout.JAVA_INT, 0), pipe);
            }
        }
    }

    private int spawn(MemorySegment process, SpawnActions actions, String program, List<String> words,
            MemorySegment variables, Arena arena, long mark) throws InterruptedException {
        MemorySegment file = arena.allocateFrom(program);
        MemorySegment arguments = strings(arena, words);
        return system.mark().on(mark, () -> system.call(Function.POSIX_SPAWN, process.address(), file.address(),
                actions.address(), attributes.address(), arguments.address(), variables.address()));
    }

    private static MemorySegment strings(Arena arena, List<String> texts) {
        List<MemorySegment> all = new ArrayList<>(texts.stream().map(arena::allocateFrom).toList());
        MemorySegment list = arena.allocate(ValueLayout.ADDRESS, all.size() + 1L);
        for (int i = 0; i < all.size(); i++) {
            list.setAtIndex(ValueLayout.ADDRESS, i, all.get(i));
        }
        return list;
    }
}
