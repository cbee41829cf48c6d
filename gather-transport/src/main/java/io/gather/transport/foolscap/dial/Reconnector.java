package io.gather.transport.foolscap.dial;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.gather.transport.foolscap.furl.Furl;
import io.gather.transport.foolscap.link.Session;

/** Keeps connected to a tub, in the thread of its caller. */
public final class Reconnector {
    /** For one attempt. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TubDialler dialler;
    private final Furl furl;
    private final RedialDelay delay;
    private final Setbacks setbacks;

    /** What is done over a connection. */
    @FunctionalInterface
    public interface Use {
        /**
         * Does it until the connection ends; whoever called closes it.
         *
         * @return whether it is to be dialled again
         * @throws IOException when nothing could be done with it: then the next attempt waits longer
         */
        boolean with(Session session) throws IOException, InterruptedException;
    }

    /** Hears what went wrong. */
    @FunctionalInterface
    public interface Setbacks {
        /** @param next what is waited until the next attempt */
        void hear(String why, Duration next);
    }

    public Reconnector(TubDialler dialler, Furl furl, RedialDelay delay, Setbacks setbacks) {
        this.dialler = dialler;
        this.furl = furl;
        this.delay = delay;
        this.setbacks = setbacks;
    }

    /** Dials, and dials again, until the use says that it is enough. */
    public void run(Use use) throws InterruptedException {
        while (true) {
            Duration next;
            String why;
            try (Session session = dialler.dial(furl, PATIENCE)) {
                if (!use.with(session)) {
                    return;
                }
                why = session.awaitEnd(Duration.ZERO).orElse("it was not used any more");
                next = delay.lost();
            } catch (IOException e) {
                why = String.valueOf(e.getMessage());
                next = delay.failed();
            }
            setbacks.hear(why, next);
            TimeUnit.NANOSECONDS.sleep(next.toNanos());
        }
    }
}
