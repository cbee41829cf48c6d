package io.gather.cli.modules;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;

import io.gather.cli.signals.Interrupt;
import io.gather.core.module.Verb;
import io.gather.core.module.VerbCall;

/**
 * A verb in the calling thread, which Ctrl-C and SIGTERM interrupt.
 *
 * @param stopsWithin how long the verb may take to end then, before the process does
 */
record VerbRun(Verb verb, Duration stopsWithin) {
    /** @return the exit code: the verb's own, or that of a signal that it ended by */
    int run(VerbCall call) throws IOException, InterruptedException {
        Thread atWork = Thread.currentThread();
        try (Interrupt interrupt = Interrupt.of(atWork::interrupt, stopsWithin)) {
            try {
                return verb.run(call);
            } catch (InterruptedException | ClosedByInterruptException | InterruptedIOException e) {
                if (interrupt.came()) {
                    return interrupt.code();
                }
                throw e;
            }
        }
    }
}
