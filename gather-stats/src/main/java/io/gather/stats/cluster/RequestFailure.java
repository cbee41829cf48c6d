package io.gather.stats.cluster;

import io.gather.core.error.GatherException;
import io.gather.transport.error.PapiError;
import io.gather.transport.papi.PapiException;
import org.jspecify.annotations.Nullable;

/** Why a request to a cluster had no use. */
public enum RequestFailure {
    UNREACHABLE(PapiError.UNREACHABLE, Concern.CONNECTION),
    NO_ANSWER(PapiError.NO_ANSWER, Concern.EITHER),
    LOGIN(PapiError.LOGIN, Concern.CONNECTION),
    FORBIDDEN(PapiError.FORBIDDEN, Concern.REQUEST),
    NO_PAPI(PapiError.NO_PAPI, Concern.EITHER),
    REFUSED(PapiError.REFUSED, Concern.REQUEST),
    BUSY(PapiError.BUSY, Concern.REQUEST),
    TOO_LARGE(PapiError.TOO_LARGE, Concern.REQUEST),
    CLOSED(PapiError.CLOSED, Concern.CONNECTION),
    GARBLED(PapiError.GARBLED, Concern.REQUEST),
    /** Of what is configured. */
    CONFIG(null, Concern.EITHER),
    /** A mistake in this program. */
    INTERNAL(null, Concern.NOTHING),
    OTHER(null, Concern.EITHER);

    private final @Nullable PapiError error;
    private final Concern concern;

    /** What is to be mended. */
    public enum Concern {
        CONNECTION,
        /** The cluster has answered: with the connection all is well. */
        REQUEST,
        /** The request where others are answered, else the connection. */
        EITHER,
        NOTHING
    }

    RequestFailure(@Nullable PapiError error, Concern concern) {
        this.error = error;
        this.concern = concern;
    }

    public static RequestFailure of(Throwable failure) {
        if (failure instanceof PapiException known) {
            for (RequestFailure each : values()) {
                if (each.error != null && known.is(each.error)) {
                    return each;
                }
            }
        }
        if (failure instanceof GatherException) {
            return CONFIG;
        }
        return failure instanceof RuntimeException || failure instanceof Error ? INTERNAL : OTHER;
    }

    public Concern concern() {
        return concern;
    }
}
