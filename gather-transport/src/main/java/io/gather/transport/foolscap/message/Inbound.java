package io.gather.transport.foolscap.message;

import java.math.BigInteger;

/** What comes of a stream of tokens. */
public sealed interface Inbound permits Message, Inbound.Spoiled, Inbound.Ping, Inbound.Pong, Inbound.Complaint {
    /**
     * A message that does not come whole; the stream goes on. What there is of it is told as soon as that is known.
     *
     * @param why for people
     * @param aborted whether the sender gave it up, and so knows: it expects no answer
     */
    record Spoiled(Salvaged salvaged, String why, boolean aborted) implements Inbound {}

    /** Comes between messages and within them. */
    record Ping(BigInteger number) implements Inbound {}

    record Pong(BigInteger number) implements Inbound {}

    /** Why the peer closes the connection. */
    record Complaint(String text) implements Inbound {}
}
