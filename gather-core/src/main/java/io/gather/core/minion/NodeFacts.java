package io.gather.core.minion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.gather.core.units.ByteSize;
import org.jspecify.annotations.Nullable;

/**
 * What a node says of itself.
 *
 * @param clockOffset how far the node's clock is ahead of the overlord's
 * @param spoolRoom bytes free where its minion would keep results; null: not known
 * @param notices what is odd about the node and how its minion copes, a sentence each
 */
public record NodeFacts(String hostName, @Nullable String machineId, String osId, String osName, String kernel,
        String architecture, int cores, long memory, Instant clock, Duration clockOffset, @Nullable Duration uptime,
        String user, String version, @Nullable ByteSize spoolRoom,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notices) {
    public NodeFacts {
        notices = List.copyOf(notices);
    }

    public NodeFacts(String hostName, @Nullable String machineId, String osId, String osName, String kernel,
            String architecture, int cores, long memory, Instant clock, Duration clockOffset, @Nullable Duration uptime,
            String user, String version) {
        this(hostName, machineId, osId, osName, kernel, architecture, cores, memory, clock, clockOffset, uptime, user,
                version, null, List.of());
    }

    /** The same, as seen from an overlord. */
    public NodeFacts seen(Duration offset, List<String> others) {
        return new NodeFacts(hostName, machineId, osId, osName, kernel, architecture, cores, memory, clock, offset,
                uptime, user, version, spoolRoom, others);
    }

    /** The same, with something more that is odd. */
    public NodeFacts with(String notice) {
        return seen(clockOffset, Stream.concat(notices.stream(), Stream.of(notice)).toList());
    }

    /** The same without the notices. */
    public NodeFacts quiet() {
        return new NodeFacts(hostName, machineId, osId, osName, kernel, architecture, cores, memory, clock, clockOffset,
                uptime, user, version, spoolRoom, List.of());
    }
}
