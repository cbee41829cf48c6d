package io.gather.stats.metric;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** A reply is not what was asked for, or was cut off. What was told of it before holds. */
public final class ReplyException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What cannot be read as what it should be. */
    public static ReplyException of(String message, Throwable cause) {
        return new ReplyException(message, cause);
    }

    ReplyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
