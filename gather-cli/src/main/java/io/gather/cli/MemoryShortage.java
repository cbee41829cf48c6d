package io.gather.cli;

import io.gather.cli.error.CommandError;
import io.gather.core.error.ErrorCode;
import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/** What to say where the memory that the launcher gives is too little. */
final class MemoryShortage {
    private static final int DEEPEST_CAUSE = 50;
    private static final long MEGABYTE = 1 << 20;

    private MemoryShortage() {}

    /** The error at the bottom of it, which threads hand on in wrappings of their own; null where it is another kind. */
    static @Nullable Throwable in(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST_CAUSE; i++) {
            if (cause instanceof OutOfMemoryError || cause instanceof StackOverflowError) {
                return cause;
            }
            cause = cause.getCause();
        }
        return null;
    }

    /** @param command as it was asked for */
    static GatherException of(Throwable shortage, Throwable failure, String command) {
        String text = String.valueOf(shortage.getMessage());
        if (shortage instanceof StackOverflowError) {
            return refused(CommandError.NESTED, command + " came upon something that is nested too deeply",
                    "if it is to be so: "
                            + "GATHER_JAVA_OPTIONS=-Xss8m " + command + " …",
                    failure);
        }
        if (text.contains("thread")) {
            return refused(CommandError.NO_THREADS, "the system gives no more threads: " + text,
                    "raise the limits of processes (ulimit -u), or end others", failure);
        }
        long present = Runtime.getRuntime().maxMemory() / MEGABYTE;
        return refused(CommandError.NO_MEMORY, command + " needs more memory than the " + present + " MB that it has",
                "give it more: GATHER_JAVA_OPTIONS=-Xmx" + 4 * present + "m " + command + " …", failure);
    }

    private static GatherException refused(ErrorCode error, String what, String remedy, Throwable failure) {
        return new GatherException(error, what, "", remedy, failure);
    }
}
