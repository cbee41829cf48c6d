package io.gather.core.window;

import java.time.Instant;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/**
 * How a node tells the time in its logs.
 *
 * @param zone of stamps that name none
 * @param boot when its kernel began to count; null: not known
 */
public record NodeClock(ZoneId zone, @Nullable Instant boot) {}
