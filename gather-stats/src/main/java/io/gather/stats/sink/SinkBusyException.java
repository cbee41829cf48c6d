package io.gather.stats.sink;

import java.io.IOException;
import java.time.Duration;

/** The sink asks to be left alone for a while. */
public final class SinkBusyException extends IOException {
    private static final long serialVersionUID = 1;

    private final Duration after;

    public SinkBusyException(String message, Duration after, Throwable cause) {
        super(message, cause);
        this.after = after;
    }

    public Duration after() {
        return after;
    }
}
