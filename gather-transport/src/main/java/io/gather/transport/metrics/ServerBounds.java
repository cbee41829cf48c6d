package io.gather.transport.metrics;

import java.time.Duration;

/**
 * What those who fetch pages may take of a server.
 *
 * @param connections at a time
 * @param request how long one may take to ask, from its first byte on
 * @param answer how long it may take to read the answer
 * @param idle how long it may keep a connection for its next request
 */
public record ServerBounds(int connections, Duration request, Duration answer, Duration idle) {
    public static ServerBounds usual() {
        return new ServerBounds(16, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(3));
    }
}
