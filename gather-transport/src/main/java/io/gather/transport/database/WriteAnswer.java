package io.gather.transport.database;

/** What a database said to what it was given. That it cannot be reached, or is too busy, is an exception. */
public sealed interface WriteAnswer {
    /** It has all of it. */
    record Written() implements WriteAnswer {}

    /**
     * It will never take some of it, or nothing.
     *
     * @param text what it says about that
     */
    record Refused(int status, String text) implements WriteAnswer {}

    /** It would take less at a time. */
    record TooLarge() implements WriteAnswer {}
}
