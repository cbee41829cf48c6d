package io.gather.cli.gathering;

import java.util.function.Consumer;

import io.gather.cli.show.Ending;
import io.gather.core.overlord.StopSignal;

/**
 * Ctrl-C, SIGTERM and a closed terminal end a gather in good order: the bundle of what is there is finished first. The JVM ends
 * when this hook does, so the hook waits, with a bound, for the thread that gathers to have said its last word.
 */
final class Interrupt implements AutoCloseable {
    private static final long MOST_MILLIS = 120_000;

    private final Thread hook;

    private Interrupt(Thread hook) {
        this.hook = hook;
    }

    static Interrupt stopping(StopSignal stop, Consumer<String> say) {
        Thread gathering = Thread.currentThread();
        Thread hook = new Thread(() -> {
            say.accept("interrupted: finishing the bundle of what is there");
            stop.stop();
            awaitEnd(gathering);
        }, "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interrupt(hook);
    }

    private static void awaitEnd(Thread gathering) {
        try {
            gathering.join(MOST_MILLIS);
            if (gathering.isAlive()) {
                Runtime.getRuntime().halt(Ending.INTERRUPTED);
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
