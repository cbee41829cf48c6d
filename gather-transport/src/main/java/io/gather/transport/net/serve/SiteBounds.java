package io.gather.transport.net.serve;

import java.time.Duration;

/**
 * What visitors may take of a server.
 *
 * @param requests at a time; who comes when there are so many is sent away
 * @param ask how long one may take to ask, from its first byte on, with the handshake of TLS
 * @param answer how long it may take to read the answer
 */
public record SiteBounds(int requests, Duration ask, Duration answer) {
    /** An incident of 200,000 events takes its time over a slow line. */
    public static final SiteBounds USUAL = new SiteBounds(32, Duration.ofSeconds(10), Duration.ofMinutes(5));
}
