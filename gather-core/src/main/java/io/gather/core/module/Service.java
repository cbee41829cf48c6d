package io.gather.core.module;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What a module does for as long as it is let: {@code gather <module> run} runs all its services, in the foreground. */
public interface Service {
    /** What may pass between being interrupted and having returned. */
    Duration STOPS_WITHIN = Duration.ofSeconds(10);

    /** As of verbs; no other service of the module has the same. */
    String name();

    /** A sentence: what it does. */
    String about();

    /** Of {@code gather <module> run}; no other service of the module has one of the same name. */
    default List<VerbOption> options() {
        return List.of();
    }

    /**
     * Serves until its thread is interrupted; then lets go of whatever it holds, and returns or throws an {@link InterruptedException}
     * within {@link #STOPS_WITHIN}. All that it started has ended by then. It is called in a virtual thread: it waits as it likes, but
     * computes in threads of its own. Where it returns without having been interrupted its work is done; what it throws then ends the
     * process, with the other services stopped.
     */
    void serve(ServiceCall call) throws IOException, InterruptedException;
}
