package io.gather.stats.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.Set;

import io.gather.stats.config.CheckedConfig;
import io.gather.stats.config.ConfigReader;
import org.jspecify.annotations.Nullable;

/** The file of a collector, which may be edited while it runs. For one thread. */
final class CollectorFile {
    private final Path path;
    private final Set<String> sinks;
    private @Nullable Seen read;
    private @Nullable Seen before;

    /** By which an edit is noticed. */
    private record Seen(FileTime modified, long size, @Nullable Object key) {
        static @Nullable Seen of(Path path) {
            try {
                BasicFileAttributes about = Files.readAttributes(path, BasicFileAttributes.class);
                return new Seen(about.lastModifiedTime(), about.size(), about.fileKey());
            } catch (IOException gone) {
                return null;
            }
        }
    }

    /** @param sinks of plugins */
    CollectorFile(Path path, Set<String> sinks) {
        this.path = path;
        this.sinks = sinks;
    }

    Path path() {
        return path;
    }

    CheckedConfig read() {
        read = Seen.of(path);
        before = read;
        return ConfigReader.read(path, sinks);
    }

    /**
     * To be called now and then. Somebody who writes may not be done: a file that changed is read when it has not done so since the last
     * call. One that is gone is most probably about to come back.
     */
    Optional<CheckedConfig> look() {
        Seen now = Seen.of(path);
        boolean rests = now != null && now.equals(before);
        before = now;
        return rests && now != null && !now.equals(read) ? Optional.of(read()) : Optional.empty();
    }
}
