package io.gather.transport.error;

import io.gather.core.error.ErrorCode;
import io.gather.core.error.ErrorEntry;

/** What can keep a OneFS cluster's platform API from answering. */
public enum PapiError implements ErrorCode {
    UNREACHABLE("GATHER-6801", "there is no connection to the cluster",
            "look at the cluster's host and port in the settings, and at the network"),
    NO_ANSWER("GATHER-6802", "the cluster does not answer in time, or its answer broke off",
            "look how busy the cluster is"),
    LOGIN("GATHER-6803", "the cluster does not accept the user and the password, or the session it gave",
            "correct user and password; it is tried ever more seldom, so that the account is not locked"),
    FORBIDDEN("GATHER-6804", "the cluster does not allow the user to see this",
            "give the user the privileges ISI_PRIV_LOGIN_PAPI and, to read, ISI_PRIV_STATISTICS"),
    NO_PAPI("GATHER-6805", "what answers is no platform API of a OneFS cluster",
            "look at the cluster's host and port in the settings"),
    REFUSED("GATHER-6806", "the cluster refuses a request", "look at what it says"),
    BUSY("GATHER-6807", "the cluster cannot answer now", "look at the cluster's own events"),
    TOO_LARGE("GATHER-6808", "the cluster's answer is larger than any that makes sense",
            "look at what answers there"),
    CLOSED("GATHER-6809", "the connection to the cluster was closed meanwhile", "nothing: somebody ended it"),
    GARBLED("GATHER-6810", "the cluster's answer is not what was asked for, or ends too early",
            "look at what is between it and us; report it where this goes on");

    private final ErrorEntry entry;

    PapiError(String code, String meaning, String remedy) {
        this.entry = new ErrorEntry(code, null, meaning, remedy);
    }

    @Override
    public ErrorEntry entry() {
        return entry;
    }
}
