package io.gather.incident.node;

import java.time.Duration;
import java.util.function.Consumer;

import io.gather.incident.publisher.GathererLink;

/** The way to the gatherer, for as long as somebody wants it. */
public final class LinkThread implements AutoCloseable {
    private static final Duration ENDING = Duration.ofSeconds(4);

    private final Thread thread;

    /** @param notices told of a mistake of ours, which ends it */
    public LinkThread(GathererLink link, Consumer<String> notices) {
        thread = Thread.ofVirtual().name("incident-link").start(() -> {
            try {
                link.run();
            } catch (InterruptedException expected) {
                // It is closed.
            } catch (RuntimeException e) {
                notices.accept("a mistake in gather: incidents are kept, and told no more until it is started again: "
                        + e);
            }
        });
    }

    /** Waits some seconds for what is on its way. */
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            boolean ignored = thread.join(ENDING);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
