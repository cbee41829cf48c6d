package io.gather.transport.net.web;

import java.time.Duration;

/**
 * How long one attempt waits for the other side.
 *
 * @param connect until there is a connection
 * @param write until the other side takes more of the content
 * @param answer until it answers when it has everything: servers may check or move what came first
 * @param goAhead until it says that it wants the content; then it is sent without its word
 */
public record Bounds(Duration connect, Duration write, Duration answer, Duration goAhead) {
    public static Bounds usual() {
        return new Bounds(Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofSeconds(5));
    }
}
