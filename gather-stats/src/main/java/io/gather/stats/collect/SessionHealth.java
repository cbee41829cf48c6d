package io.gather.stats.collect;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** Whether a connection is still good for something. Safe for several threads. */
final class SessionHealth {
    /** After so many requests in a row that failed, of whatever kind, it is made anew. */
    private static final int MOST = 3;

    private int failures;
    private boolean good;
    private @Nullable IOException last;

    synchronized void answered() {
        failures = 0;
        good = true;
    }

    synchronized void failed(IOException why) {
        failures++;
        last = why;
    }

    /** Whether anything was ever answered. */
    synchronized boolean wasGood() {
        return good;
    }

    synchronized void check() throws IOException {
        IOException why = last;
        if (failures >= MOST && why != null) {
            throw new IOException("its answers failed " + failures + " times in a row: " + why.getMessage(), why);
        }
    }
}
