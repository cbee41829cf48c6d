package io.gather.stats.log;

import io.gather.stats.config.LogConfig.Level;

/** Where a collector says what happens. Safe for several threads; it does not throw. */
@FunctionalInterface
public interface StatsLog {
    /**
     * @param text without secrets
     * @param about names and values in turn: {@code "cluster", "east"}
     */
    void say(Level level, String text, String... about);
}
