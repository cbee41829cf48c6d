package io.gather.transport.papi;

import java.time.Duration;

/**
 * How long, how often and how much.
 *
 * @param connect until there is a connection
 * @param answer until the first byte of an answer
 * @param silence until the next one
 * @param whole one exchange, with all of its answer
 * @param goodbye logging out
 * @param tries of a request that does not reach the cluster, or finds it busy; at least 1
 * @param pause before the second one, doubling
 * @param trying when all tries must have begun
 * @param atOnce requests to the cluster at a time
 * @param most bytes of an answer, after they were inflated
 */
public record PapiBounds(Duration connect, Duration answer, Duration silence, Duration whole, Duration goodbye,
        int tries, Duration pause, Duration trying, int atOnce, long most) {
    public static PapiBounds usual() {
        return new PapiBounds(Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(30),
                Duration.ofMinutes(3), Duration.ofSeconds(4), 3, Duration.ofSeconds(1), Duration.ofSeconds(20), 3,
                1L << 29);
    }

    public PapiBounds trying(int howOften) {
        return new PapiBounds(connect, answer, silence, whole, goodbye, Math.max(1, howOften), pause, trying, atOnce,
                most);
    }

    /** When a cluster may itself wait that long before it answers. */
    public PapiBounds waiting(Duration atMost) {
        return new PapiBounds(connect, answer.plus(atMost), silence, whole.plus(atMost), goodbye, tries, pause, trying,
                atOnce, most);
    }
}
