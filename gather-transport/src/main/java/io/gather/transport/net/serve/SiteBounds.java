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
    private static final Duration ASK = Duration.ofSeconds(10);
    /** A page of 200,000 lines takes its time over a slow line. */
    private static final Duration ANSWER = Duration.ofMinutes(5);
    private static final int REQUESTS = 32;

    public static final SiteBounds USUAL = new SiteBounds(REQUESTS, ASK, ANSWER);
    /** Of pages that programs fetch over and over: who is too slow for one asks again. */
    public static final SiteBounds POLLED = new SiteBounds(16, ASK, Duration.ofSeconds(30));
}
