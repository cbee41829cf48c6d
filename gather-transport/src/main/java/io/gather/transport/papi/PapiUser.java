package io.gather.transport.papi;

/** Who asks. The password is shown nowhere. */
public record PapiUser(String name, String password, Login login) {
    /** How requests say who asks. */
    public enum Login {
        /** Once for many requests. */
        SESSION,
        /** With each request. */
        BASIC
    }

    @Override
    public String toString() {
        return name + " (" + login + ")";
    }
}
