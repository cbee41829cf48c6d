package io.gather.core.module;

import java.io.IOException;
import java.util.List;

/** A command of a module: {@code gather <module> <verb> …}. It parses no command line and knows no terminal. */
public interface Verb {
    /** Lower-case letters, digits and hyphens; {@code run} is taken, for the module's services. */
    String name();

    /** A sentence: what it does. */
    String about();

    default List<VerbOption> options() {
        return List.of();
    }

    /** What follows the options, in order; only the last one may be missing or come several times. */
    default List<VerbArgument> arguments() {
        return List.of();
    }

    /** Command lines to copy, for its help. Where there are none its usage stands for one. */
    default List<VerbExample> examples() {
        return List.of();
    }

    /**
     * Does it. Everything that it waits for has a bound, unless it serves until its thread is interrupted, which Ctrl-C and SIGTERM do. It
     * ends within {@link Service#STOPS_WITHIN} then: what it returns is the exit code still; by an {@link InterruptedException} the process
     * ends as one that the signal ended. An {@link IOException} is shown as it is; a
     * {@link io.gather.core.error.GatherException} with what to do next, and decides the exit code.
     *
     * @return the exit code: 0 when all went well, else one with the meaning that it has in gather's list of exit codes
     */
    int run(VerbCall call) throws IOException, InterruptedException;
}
