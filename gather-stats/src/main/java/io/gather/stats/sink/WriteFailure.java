package io.gather.stats.sink;

import io.gather.core.error.GatherException;
import io.gather.transport.net.web.NoConnectionException;

/** Why points could not be written. */
public enum WriteFailure {
    /** Nobody could be asked. */
    UNREACHABLE,
    /** The sink asks to be left alone for a while. */
    BUSY,
    /** Somebody has to change what is configured. */
    CONFIG,
    /** A mistake in the sink. */
    INTERNAL,
    /** No answer, one that is none, a disk that takes nothing. */
    OTHER;

    public static WriteFailure of(Throwable reason) {
        return switch (reason) {
            case NoConnectionException _ -> UNREACHABLE;
            case SinkBusyException _ -> BUSY;
            case GatherException _ -> CONFIG;
            case RuntimeException _ -> INTERNAL;
            case Error _ -> INTERNAL;
            default -> OTHER;
        };
    }
}
