package io.gather.transport.node.shell;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** A command under way on a node. Its input and its output may be used by one thread each. Closing ends its connection. */
public interface NodeShell extends AutoCloseable {
    /** Where the command reads. Writing to a command that has gone is an IOException. */
    OutputStream input();

    /** What the command writes to its standard output. The owner watches for silence, and closes the shell then. */
    InputStream output();

    /** The last of what it wrote to standard error, and what SSH had to say, at most a few KiB. */
    String complaints();

    /**
     * Waits for the end, as long as told.
     *
     * @return the exit code; null when it has not ended in time
     * @throws io.gather.core.error.GatherException when the node could not be reached or refused
     * @throws ShellLostException when the connection broke before the command had ended
     */
    @Nullable
    Integer await(Duration wait) throws ShellLostException, InterruptedException;

    @Override
    void close();
}
