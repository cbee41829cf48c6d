package io.gather.transport.foolscap.link;

import java.time.Duration;

import io.gather.transport.foolscap.banana.BananaLimits;

/**
 * What one connection may take of us.
 *
 * @param stranger what a peer may send that has not yet asked for an object of ours by its name
 * @param handshake from the connection to the first message
 * @param keepalive how long a peer may be silent before it is asked whether it is there; after three times that it is gone
 * @param message how long one may be on its way, or one part of an answer that is taken in parts: it takes memory of all
 * @param writing how long the peer may take not a byte of what we send
 * @param calling how long an object of ours may keep the next calls waiting
 * @param outbox bytes that wait to be sent
 */
public record SessionLimits(BananaLimits banana, BananaLimits stranger, Duration handshake, Duration keepalive,
        Duration message, Duration writing, Duration calling, int outbox) {
    public static final SessionLimits USUAL = new SessionLimits(BananaLimits.USUAL, BananaLimits.STRANGER,
            Duration.ofSeconds(30), Duration.ofMinutes(4), Duration.ofMinutes(10), Duration.ofMinutes(2),
            Duration.ofMinutes(10), 1 << 20);
}
