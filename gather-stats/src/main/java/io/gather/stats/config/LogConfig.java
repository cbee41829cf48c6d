package io.gather.stats.config;

import java.nio.file.Path;
import java.util.Optional;

/** What becomes of messages. */
public record LogConfig(Optional<Path> file, Format format, Level level, boolean toStandardOutput) {
    /** How lines in the file look; those on standard output are text. */
    public enum Format {
        TEXT,
        JSON
    }

    /** From the least to the most severe. */
    public enum Level {
        TRACE,
        DEBUG,
        INFO,
        NOTICE,
        WARN,
        ERROR,
        CRITICAL
    }
}
