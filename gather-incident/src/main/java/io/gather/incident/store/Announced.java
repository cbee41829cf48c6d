package io.gather.incident.store;

/** What a node says that it has. */
public enum Announced {
    /** It is here, or is known not to be had. */
    KNOWN,
    /** Another one is here that the tub has given this name before, and which stays. */
    TAKEN,
    WANTED
}
