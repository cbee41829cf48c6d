package io.gather.minion.spool;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** What bounds a task's results: the gather's total, and the place where they wait. */
record Room(Budget budget, Store store, RoomWait patience) {

    /** Why there is no room, after waiting for it; null: there is. */
    @Nullable
    String lacking(Supplier<@Nullable String> shortage) throws IOException {
        String why = shortage.get();
        try {
            return why == null || patience.outlasts(() -> shortage.get() != null) ? null : why;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while waiting for room").initCause(e);
        }
    }
}
