package io.gather.transport.foolscap.reference;

import java.net.SocketAddress;

/** What a {@link Broker} speaks over. */
public interface Connection extends AutoCloseable {
    /** From where the peer comes. */
    SocketAddress address();

    /** Sends what waits to be sent, and ends it. */
    @Override
    void close();
}
