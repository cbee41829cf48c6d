package io.gather.transport.foolscap.message;

import java.util.Optional;

/** What was read of a message before it broke off. */
public sealed interface Salvaged {
    /** The begin of a call, with the arguments so far; the last of them may lack its end. */
    record OfCall(Optional<Long> request, Optional<Long> target, Optional<String> method, Arguments arguments)
            implements
                Salvaged {}

    /** The begin of an answer, or of an error in its place. */
    record OfAnswer(Optional<Long> request, Optional<Value> value) implements Salvaged {}

    /** Not even what it was to be. */
    record OfNothing() implements Salvaged {}
}
