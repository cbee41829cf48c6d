package io.gather.cli.signals;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * Ctrl-C and SIGTERM end what is under way in good order: a gather finishes the bundle of what is there, services let go. The JVM ends
 * when this hook does, so the hook waits, with a bound, for the thread that is at work to have said its last word.
 */
public final class Interrupt implements AutoCloseable {
    /** What a shell says of a process that a signal ended. */
    private static final int OF_SIGNAL = 128;
    /** Those that begin the JVM's end. */
    private static final Map<String, Integer> SIGNALS = Map.of("SIGHUP handler", 1, "SIGINT handler", 2,
            "SIGTERM handler", 15);
    private static final int CTRL_C = 2;

    private final Thread hook;
    private volatile boolean came;
    private volatile int code = OF_SIGNAL + CTRL_C;

    private Interrupt(Runnable stop, Duration most) {
        Thread atWork = Thread.currentThread();
        this.hook = new Thread(() -> {
            code = OF_SIGNAL + signal();
            came = true;
            stop.run();
            awaitEnd(atWork, most);
        }, "interrupt");
    }

    /**
     * Of the calling thread's work, until this is closed.
     *
     * @param stop is called once, from another thread, and does not block
     * @param most how long the calling thread may take to end; then the process does
     */
    public static Interrupt of(Runnable stop, Duration most) {
        Interrupt interrupt = new Interrupt(stop, most);
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    /** Whether there was a signal. */
    public boolean came() {
        return came;
    }

    /** The exit code of a process that a signal ended. */
    public int code() {
        return code;
    }

    /** No hook is told. But the JVM handles a signal in a thread named after it, which waits for the hooks. */
    private static int signal() {
        return Thread.getAllStackTraces().keySet().stream().map(thread -> SIGNALS.get(thread.getName()))
                .filter(Objects::nonNull).findFirst().orElse(CTRL_C);
    }

    private void awaitEnd(Thread atWork, Duration most) {
        try {
            if (!atWork.join(most)) {
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
