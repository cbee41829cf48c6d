package io.gather.stats.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import io.gather.core.toml.TomlSection;
import io.gather.core.units.ByteSize;
import io.gather.core.units.Durations;
import io.gather.stats.store.PointStoreLimits;

/** Reads {@code [file]}. */
final class FilesReader {
    private static final ByteSize SMALLEST = ByteSize.of(64 << 10);
    private static final ByteSize LARGEST_FILE = ByteSize.ofMiB(1024);

    private final TomlSection section;

    private FilesReader(TomlSection section) {
        this.section = section;
    }

    static SinkConfig.Files read(TomlSection section, Warnings warnings) {
        FilesReader reader = new FilesReader(section);
        PointStoreLimits usual = PointStoreLimits.USUAL;
        SinkConfig.Files config = new SinkConfig.Files(reader.folder(),
                new PointStoreLimits(reader.size("max_file_size", usual.file(), SMALLEST, LARGEST_FILE),
                        reader.size("keep_size", usual.total(), SMALLEST, ByteSize.of(Long.MAX_VALUE)),
                        reader.age(usual.age()),
                        reader.size("leave_free", usual.leaveFree(), ByteSize.of(0), ByteSize.of(Long.MAX_VALUE))));
        warnings.unknown(section);
        return config;
    }

    private Optional<Path> folder() {
        return value("folder", Optional.<Path>empty(), text -> {
            try {
                return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
            } catch (InvalidPathException e) {
                throw new IllegalArgumentException("'" + text + "' is no path", e);
            }
        });
    }

    private ByteSize size(String key, ByteSize absent, ByteSize least, ByteSize most) {
        return value(key, absent, text -> {
            ByteSize size = ByteSize.parse(text);
            if (size.compareTo(least) < 0 || size.compareTo(most) > 0) {
                throw new IllegalArgumentException(most.bytes() == Long.MAX_VALUE
                        ? "it must be " + least + " or more"
                        : "it must be " + least + " to " + most);
            }
            return size;
        });
    }

    private Duration age(Duration absent) {
        return value("keep_time", absent, text -> {
            Duration age = Durations.parse(text);
            if (age.compareTo(Duration.ofHours(1)) < 0 || age.compareTo(Duration.ofDays(3660)) > 0) {
                throw new IllegalArgumentException("it must be 1h to 3660d");
            }
            return age;
        });
    }

    private <T> T value(String key, T absent, Function<String, T> reading) {
        String text = section.textOrNumber(key);
        if (text == null) {
            return absent;
        }
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException e) {
            section.problem(key, "'" + key + "': " + e.getMessage());
            return absent;
        }
    }
}
