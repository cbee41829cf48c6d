package io.gather.transport.foolscap.reference;

import java.io.IOException;

import io.gather.transport.foolscap.message.Message;

/** Where messages to the peer go, in the order in which they are given. Safe for several threads. */
public interface Outgoing {
    /**
     * Waits for room, for as long as the peer may be slow, and not until it has the message.
     *
     * @throws IOException when the connection has ended
     */
    void send(Message message) throws IOException, InterruptedException;
}
