package io.gather.minion.process;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * A command's process. One thread attends to it; others may ask whether it is alive, and wait for its end, of which they hear by the
 * attending thread's {@link #ended} or {@link #read} at the latest.
 */
interface Child extends AutoCloseable {
    long pid();

    /** What there is of its output, without waiting for more; 0: nothing. */
    int read(byte[] buffer) throws IOException;

    /** Whether it has ended; waits for that, or for output where that can be told, as long as told. */
    boolean ended(long millis) throws InterruptedException;

    boolean isAlive();

    void awaitEnd() throws InterruptedException;

    /** As shells tell it, once it has ended; null: nobody knows. */
    @Nullable
    Integer exit();

    /** Lets go of its output; it may live on. */
    @Override
    void close();
}
