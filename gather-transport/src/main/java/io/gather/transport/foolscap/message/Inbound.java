package io.gather.transport.foolscap.message;

import java.math.BigInteger;

/** What comes of a stream of tokens. */
public sealed interface Inbound permits Message, Inbound.Spoiled, Inbound.Ping, Inbound.Pong, Inbound.Complaint {
    /**
     * A message that does not come whole; the stream goes on. What there is of it is told as soon as that is known.
     *
     * @param why for people
     */
    record Spoiled(Salvaged salvaged, String why, Fault fault) implements Inbound {}

    /** Whose fault it is that a message does not come whole. */
    enum Fault {
        /** The sender gave it up, and so knows: it expects no answer. */
        GIVEN_UP,
        /** It is not as messages are, or beyond all limits: it would be so again. */
        UNFIT,
        /** There was no memory for it, or no room where it goes: it may be sent again. */
        OURS
    }

    /** Comes between messages and within them. */
    record Ping(BigInteger number) implements Inbound {}

    record Pong(BigInteger number) implements Inbound {}

    /** Why the peer closes the connection. */
    record Complaint(String text) implements Inbound {}
}
