package io.gather.stats.snapshot;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

import io.gather.core.error.GatherException;
import io.gather.core.module.ModuleContext;
import io.gather.stats.config.CheckedConfig;
import io.gather.stats.config.ConfigReader;
import io.gather.stats.error.StatsError;
import io.gather.stats.sink.StatsSinks;

/** Which configuration of statistics is meant. */
final class StatsFile {
    private StatsFile() {}

    /** That of the setting. */
    static Optional<Path> configured(ModuleContext context) {
        Path file = context.settings().of(StatsSettings.CONFIG);
        return file.toString().isEmpty() ? Optional.empty() : Optional.of(file);
    }

    /** What was typed, else the setting, else {@code idic.toml} here. */
    static Path of(Optional<String> typed, ModuleContext context) {
        if (typed.isPresent()) {
            try {
                return Path.of(typed.get());
            } catch (InvalidPathException e) {
                throw new GatherException(StatsError.CONFIG_ABSENT, "'" + typed.get() + "' is no path", "--config-file",
                        "name the file, such as idic.toml", e);
            }
        }
        return configured(context).orElseGet(() -> {
            if (!Files.exists(ConfigReader.DEFAULT_FILE)) {
                throw new GatherException(StatsError.CONFIG_ABSENT,
                        "there is no " + ConfigReader.DEFAULT_FILE + " here",
                        "", "name the configuration: --config-file, or the setting stats.config");
            }
            return ConfigReader.DEFAULT_FILE;
        });
    }

    static CheckedConfig read(Path file, StatsSinks sinks) {
        return ConfigReader.read(file, sinks.names());
    }
}
