package io.gather.core.minion;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** What a node says of itself. */
public record NodeFacts(String hostName, @Nullable String machineId, String osId, String osName, String kernel,
        String architecture, int cores, long memory, Instant clock, Duration clockOffset, @Nullable Duration uptime,
        String user, String version) {}
