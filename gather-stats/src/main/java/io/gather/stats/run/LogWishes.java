package io.gather.stats.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import io.gather.core.error.GatherException;
import io.gather.core.module.TypedOptions;
import io.gather.stats.config.LogConfig;
import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.error.StatsError;

/** What the command line says about messages, which wins over the file. */
record LogWishes(Optional<Path> file, Optional<Level> level) {
    static LogWishes of(TypedOptions options) {
        return new LogWishes(options.value(StatsService.LOG_FILE).map(Path::of),
                options.value(StatsService.LOG_LEVEL).map(LogWishes::level));
    }

    LogConfig over(LogConfig configured) {
        return new LogConfig(file.or(configured::file), configured.format(), level.orElse(configured.level()),
                configured.toStandardOutput());
    }

    private static Level level(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return Arrays.stream(Level.values())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(word.equals("warning") ? "warn" : word))
                .findFirst().orElseThrow(() -> new GatherException(StatsError.NO_LEVEL,
                        "'" + text + "' is none of " + Arrays.stream(Level.values())
                                .map(it -> it.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", ")),
                        StatsService.LOG_LEVEL, "name one of these"));
    }
}
