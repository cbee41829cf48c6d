package io.gather.cli.gathering;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.gather.cli.show.Printer;
import io.gather.core.overlord.StopSignal;

/**
 * Ctrl-C, SIGTERM and a closed terminal end a gather in good order: the bundle of what is there is finished first. The JVM runs
 * this hook beside the gather's own thread and would end with the hook, so the hook waits, with a bound.
 */
public final class Interrupt implements AutoCloseable {
    private static final long MOST_SECONDS = 120;
    /** Of a run that a signal ended; the process's own code then tells the signal. */
    public static final int INTERRUPTED = 130;

    private final CountDownLatch done = new CountDownLatch(1);
    private final StopSignal stop;
    private final Printer printer;
    private final Thread hook;

    private Interrupt(StopSignal stop, Printer printer) {
        this.stop = stop;
        this.printer = printer;
        this.hook = new Thread(() -> {
            printer.message("interrupted: finishing the bundle of what is there");
            stop.stop();
            awaitDone();
        }, "interrupt");
    }

    static Interrupt stopping(StopSignal stop, Printer printer) {
        Interrupt interrupt = new Interrupt(stop, printer);
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    int exitCode(int code) {
        printer.flush();
        return stop.stopped() ? INTERRUPTED : code;
    }

    private void awaitDone() {
        try {
            if (!done.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(INTERRUPTED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ignored) {
            // The JVM is ending already, by this very hook.
        }
    }
}
