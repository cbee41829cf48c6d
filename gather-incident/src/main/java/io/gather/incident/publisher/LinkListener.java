package io.gather.incident.publisher;

import java.net.SocketAddress;
import java.time.Duration;

import io.gather.incident.store.IncidentName;

/** Hears how it goes with the gatherer. Called by several threads. */
public interface LinkListener {
    void connected(SocketAddress gatherer);

    /** @param next what is waited until the next attempt */
    void notConnected(String why, Duration next);

    void fetched(IncidentName name);

    /** A sentence without secrets. */
    void notice(String text);
}
