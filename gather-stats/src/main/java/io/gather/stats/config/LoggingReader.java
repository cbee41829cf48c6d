package io.gather.stats.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import io.gather.core.toml.TomlSection;

/** Reads {@code [logging]}. */
final class LoggingReader {
    private static final String FORMAT = "log_file_format";
    /** As the documents of gostats have it, which then does not read it. */
    private static final String DOCUMENTED_FORMAT = "logfile_format";

    private LoggingReader() {}

    static LogConfig read(TomlSection section, Warnings warnings) {
        Optional<Path> file = file(section);
        boolean standardOutput = section.bool("log_to_stdout", false);
        if (section.has(FORMAT) && section.has(DOCUMENTED_FORMAT)) {
            warnings.add(section, DOCUMENTED_FORMAT, "'" + FORMAT + "' says it already");
        }
        LogConfig config = new LogConfig(file, format(section), level(section), standardOutput);
        warnings.unknown(section);
        if (file.isEmpty() && !standardOutput) {
            warnings.add(section, "neither 'logfile' nor 'log_to_stdout' says where messages are to go");
        }
        return config;
    }

    private static Optional<Path> file(TomlSection section) {
        String file = section.string("logfile", "");
        try {
            return file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file));
        } catch (InvalidPathException e) {
            section.problem("logfile", "'logfile' is no path: " + e.getReason());
            return Optional.empty();
        }
    }

    private static LogConfig.Format format(TomlSection section) {
        String key = section.has(FORMAT) ? FORMAT : DOCUMENTED_FORMAT;
        String text = section.string(key, "text");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "text", "" -> LogConfig.Format.TEXT;
            case "json" -> LogConfig.Format.JSON;
            default -> {
                section.problem(key, "'" + key + "': '" + text + "' is none of text, json");
                yield LogConfig.Format.TEXT;
            }
        };
    }

    private static LogConfig.Level level(TomlSection section) {
        String text = section.string("log_level", "notice");
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "trace" -> LogConfig.Level.TRACE;
            case "debug" -> LogConfig.Level.DEBUG;
            case "info" -> LogConfig.Level.INFO;
            case "notice", "" -> LogConfig.Level.NOTICE;
            case "warn", "warning" -> LogConfig.Level.WARN;
            case "error" -> LogConfig.Level.ERROR;
            case "critical" -> LogConfig.Level.CRITICAL;
            default -> {
                section.problem("log_level", "'log_level': '" + text
                        + "' is none of trace, debug, info, notice, warn, error, critical");
                yield LogConfig.Level.NOTICE;
            }
        };
    }
}
