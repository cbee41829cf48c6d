package io.gather.transport.papi;

import java.io.IOException;

import io.gather.core.error.ErrorCode;
import io.gather.core.error.GatherException;

/** Why a cluster did not answer. It may do so another time. */
public final class PapiException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient GatherException reason;
    private final int status;

    /** @param status of HTTP; 0: there was no answer */
    public PapiException(GatherException reason, int status) {
        super(reason.getMessage(), reason);
        this.reason = reason;
        this.status = status;
    }

    /** What happened, where, and what to do; never with a secret in it. */
    public GatherException reason() {
        return reason;
    }

    public boolean is(ErrorCode error) {
        return reason.is(error);
    }

    /** Of HTTP; 0: there was no answer. */
    public int status() {
        return status;
    }
}
