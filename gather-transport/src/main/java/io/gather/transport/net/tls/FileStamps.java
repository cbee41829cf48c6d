package io.gather.transport.net.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** By which a change of files is noticed. Those that cannot be looked at are not among them. */
record FileStamps(Map<Path, Seen> seen) {
    record Seen(FileTime modified, long size, @Nullable Object file) {}

    FileStamps {
        seen = Map.copyOf(seen);
    }

    static FileStamps of(List<Path> files) {
        Map<Path, Seen> seen = new HashMap<>();
        for (Path file : files) {
            try {
                BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
                seen.put(file, new Seen(about.lastModifiedTime(), about.size(), about.fileKey()));
            } catch (IOException expected) {
                // It is gone, which is a change too.
            }
        }
        return new FileStamps(seen);
    }
}
