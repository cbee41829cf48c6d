package io.gather.transport.database;

import java.io.IOException;
import java.time.Duration;

/** The database is there, and wants to be asked later. */
public final class DatabaseBusyException extends IOException {
    private static final long serialVersionUID = 1;

    private final Duration after;

    /** @param after how long it wants to be left alone; zero: it does not say */
    DatabaseBusyException(String message, Duration after) {
        super(message);
        this.after = after;
    }

    public Duration after() {
        return after;
    }
}
