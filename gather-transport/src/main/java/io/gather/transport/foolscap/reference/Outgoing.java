package io.gather.transport.foolscap.reference;

import java.io.IOException;
import java.time.Duration;

import io.gather.transport.foolscap.message.Message;

/** Where messages to the peer go, in the order in which they are given. Safe for several threads. */
public interface Outgoing {
    /**
     * Waits for room, and not until the peer has the message.
     *
     * @param patience how long to wait
     * @throws IOException when the connection has ended, or there was no room in that time
     */
    void send(Message message, Duration patience) throws IOException, InterruptedException;
}
