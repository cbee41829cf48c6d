package io.gather.stats.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import io.gather.core.error.GatherException;
import io.gather.stats.config.LogConfig;
import io.gather.stats.config.LogConfig.Level;
import io.gather.stats.error.StatsError;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages where {@code [logging]} says, which may change meanwhile. A file that was moved away or removed, as those who rotate logs
 * do, is made anew.
 */
public final class MessageLog implements StatsLog, AutoCloseable {
    private final Clock clock;
    private final ZoneId zone;
    private final Consumer<String> standardOutput;
    private final Consumer<String> elsewhere;
    private LogConfig config;
    private @Nullable OutputStream out;
    private @Nullable Object key;
    private boolean broken;

    /**
     * @param standardOutput takes a line
     * @param elsewhere takes messages where nobody configured a place, and those about the log itself
     */
    public MessageLog(LogConfig config, Clock clock, ZoneId zone, Consumer<String> standardOutput,
            Consumer<String> elsewhere) {
        this.clock = clock;
        this.zone = zone;
        this.standardOutput = standardOutput;
        this.elsewhere = elsewhere;
        this.config = config;
        try {
            open();
        } catch (IOException e) {
            throw new GatherException(StatsError.NO_LOG, "messages cannot be written: " + e.getMessage(),
                    config.file().map(Path::toString).orElse(""), "make the file writable, or name another 'logfile'",
                    e);
        }
    }

    @Override
    public synchronized void say(Level level, String text, String... about) {
        if (level.compareTo(config.level()) < 0) {
            return;
        }
        LogLine line = new LogLine(clock.instant(), level, text, List.of(about));
        if (config.toStandardOutput()) {
            standardOutput.accept(line.text(zone));
        } else if (config.file().isEmpty() || broken) {
            elsewhere.accept(line.text(zone));
        }
        OutputStream file = out;
        if (file != null) {
            try {
                String shown = config.format() == LogConfig.Format.JSON ? line.json(zone) : line.text(zone);
                file.write((shown + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                complain(e);
            }
        }
    }

    /** From now on it is as that says. A file that cannot be written to leaves messages where they went before. */
    public synchronized void configure(LogConfig next) {
        boolean same = next.file().equals(config.file());
        LogConfig before = config;
        config = next;
        if (!same) {
            OutputStream old = out;
            try {
                open();
                close(old);
            } catch (IOException e) {
                config = new LogConfig(before.file(), next.format(), next.level(), next.toStandardOutput());
                elsewhere.accept("messages stay where they are: " + e.getMessage());
            }
        }
    }

    /** To be called now and then. */
    public synchronized void look() {
        Path file = config.file().orElse(null);
        if (file == null || (!broken && Objects.equals(key, keyOf(file)))) {
            return;
        }
        OutputStream old = out;
        try {
            open();
            broken = false;
            close(old);
        } catch (IOException e) {
            complain(e);
        }
    }

    private void complain(IOException e) {
        if (!broken) {
            broken = true;
            elsewhere.accept("messages cannot be written to their file, and come here: " + e.getMessage());
        }
    }

    private void open() throws IOException {
        Path file = config.file().orElse(null);
        out = file == null
                ? null
                : Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND,
                        StandardOpenOption.WRITE);
        key = file == null ? null : keyOf(file);
    }

    private static @Nullable Object keyOf(Path file) {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (IOException gone) {
            return null;
        }
    }

    private static void close(@Nullable OutputStream stream) {
        try {
            if (stream != null) {
                stream.close();
            }
        } catch (IOException ignored) {
            // Each line was written at once; there is nothing left to lose.
        }
    }

    @Override
    public synchronized void close() {
        close(out);
        out = null;
    }
}
