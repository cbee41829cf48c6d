package io.gather.transport.foolscap.listen;

/** Why a connection is not kept. */
public enum Unwelcome {
    TOO_MANY("there are too many connections"),
    TOO_MANY_FROM_ONE_ADDRESS("there are too many connections from its address"),
    TOO_MANY_STRANGERS("too many came that have not asked for an object of ours"),
    TOO_MANY_STRANGERS_FROM_ONE_ADDRESS("too many came from its address that have not asked for an object of ours"),
    NOT_AGREED("nothing was agreed on"),
    ASKED_FOR_NOTHING("it did not ask for an object of ours in time");

    private final String words;

    Unwelcome(String words) {
        this.words = words;
    }

    /** For people: the rest of a sentence. */
    public String words() {
        return words;
    }
}
