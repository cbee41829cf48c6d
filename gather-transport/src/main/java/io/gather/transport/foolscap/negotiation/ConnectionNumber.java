package io.gather.transport.foolscap.negotiation;

import java.util.Optional;

/**
 * Which connection it is, as the master numbers them.
 *
 * @param incarnation of the master's process
 */
public record ConnectionNumber(String incarnation, long number) {
    /** What a slave says that remembers none. */
    static final ConnectionNumber NONE = new ConnectionNumber("none", 0);

    static Optional<ConnectionNumber> parse(String text) throws NegotiationException {
        String[] words = text.strip().split(" +");
        if (text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new ConnectionNumber(words[0], words.length < 2 ? 0 : Versions.number(words[1])));
    }

    boolean isNone() {
        return incarnation.equals(NONE.incarnation);
    }

    @Override
    public String toString() {
        return incarnation + " " + number;
    }
}
