package io.gather.incident.gatherer;

import java.time.Duration;

/**
 * What nodes are given time for.
 *
 * @param call of theirs that answers little
 * @param fetch of one incident: nodes send some hundred events in a second
 * @param catchUp how long a node may be silent that has not told of all its incidents
 * @param again before something is asked for a second time; grows with each time
 * @param heard how often it is noted that a node is still there
 */
public record GathererTimes(Duration call, Duration fetch, Duration catchUp, Duration again, Duration heard) {
    public static final GathererTimes USUAL = new GathererTimes(Duration.ofMinutes(1), Duration.ofMinutes(10),
            Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofMinutes(5));
}
