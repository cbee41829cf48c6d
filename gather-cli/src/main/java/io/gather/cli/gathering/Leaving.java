package io.gather.cli.gathering;

import io.gather.cli.show.Progress;
import io.gather.core.overlord.state.GatherId;

/** Ctrl-C while looking at a gather of another process ends the looking, not the gather. */
final class Leaving implements AutoCloseable {
    private final Thread hook;

    private Leaving(Thread hook) {
        this.hook = hook;
    }

    static Leaving of(Progress progress, GatherId id) {
        Thread hook = new Thread(() -> {
            progress.end(true);
            progress.say("gather " + id + " goes on; see it again: gather attach " + id);
        }, "leaving");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Leaving(hook);
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
