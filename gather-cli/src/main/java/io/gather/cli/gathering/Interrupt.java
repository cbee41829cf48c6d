package io.gather.cli.gathering;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import io.gather.core.overlord.StopSignal;

/**
 * Ctrl-C and SIGTERM end a gather in good order: the bundle of what is there is finished first. The JVM ends
 * when this hook does, so the hook waits, with a bound, for the thread that gathers to have said its last word.
 */
final class Interrupt implements AutoCloseable {
    private static final long MOST_MILLIS = 120_000;

    /** What a shell says of a process that a signal ended. */
    private static final int OF_SIGNAL = 128;
    /** Those that begin the JVM's end. */
    private static final Map<String, Integer> SIGNALS = Map.of("SIGHUP handler", 1, "SIGINT handler", 2,
            "SIGTERM handler", 15);
    private static final int CTRL_C = 2;

    private final Thread hook;
    private volatile int code = OF_SIGNAL + CTRL_C;

    private Interrupt(StopSignal stop, Consumer<String> say) {
        Thread gathering = Thread.currentThread();
        this.hook = new Thread(() -> {
            code = OF_SIGNAL + signal();
            say.accept("interrupted: finishing the bundle of what is there");
            stop.stop();
            awaitEnd(gathering);
        }, "interrupt");
    }

    static Interrupt stopping(StopSignal stop, Consumer<String> say) {
        Interrupt interrupt = new Interrupt(stop, say);
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    /** The exit code of a gather that was interrupted. */
    int code() {
        return code;
    }

    /** No hook is told. But the JVM handles a signal in a thread named after it, which waits for the hooks. */
    private static int signal() {
        return Thread.getAllStackTraces().keySet().stream().map(thread -> SIGNALS.get(thread.getName()))
                .filter(Objects::nonNull).findFirst().orElse(CTRL_C);
    }

    private void awaitEnd(Thread gathering) {
        try {
            gathering.join(MOST_MILLIS);
            if (gathering.isAlive()) {
                Runtime.getRuntime().halt(code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ignored) {
            // The JVM is ending already, by this very hook.
        }
    }
}
