package io.gather.transport.foolscap.reference;

import java.util.Optional;

import io.gather.transport.foolscap.message.Arguments;

/**
 * A call of which only a part came.
 *
 * @param arguments so far; the last may lack its end
 * @param why for people
 * @param ending how it ended
 */
public record SpoiledCall(Optional<String> method, Arguments arguments, String why, Ending ending) {
    /** How it came to its end. */
    public enum Ending {
        /** Its sender could not send it whole, and told so. */
        ABORTED,
        /** We could not take it; its sender is told. */
        REFUSED,
        /** The connection ended within it. */
        CUT
    }
}
