package io.gather.core.upload;

import java.io.IOException;
import java.time.Duration;

/** The other side wants to be left alone for a while; what waits for that is whoever makes the attempts, not the attempt. */
public final class RetryLaterException extends IOException {
    private static final long serialVersionUID = 1;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Duration wait;

    /** @param wait as it was asked for; two minutes at most count */
    public RetryLaterException(String message, Duration wait) {
        super(message);
        this.wait = wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    public Duration wanted() {
        return wait;
    }
}
