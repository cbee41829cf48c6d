package io.gather.stats.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.gather.core.files.LockedFile;
import org.jspecify.annotations.Nullable;

/** The folder with the segments of a spool, which nobody else has while it is open. For one thread at a time. */
final class SpoolFolder implements AutoCloseable {
    private static final String SUFFIX = ".points";
    private static final int DIGITS = 16;

    private final Path folder;
    private @Nullable LockedFile lock;
    private long number;

    SpoolFolder(Path folder) {
        this.folder = folder;
    }

    boolean isOpen() {
        return lock != null;
    }

    /**
     * Makes it where it is not there.
     *
     * @param damaged hears of files that cannot be used
     * @return what waits in it, in its order
     * @throws IOException when it cannot be used now; it may be later
     */
    List<SpoolSegment> open(Consumer<String> damaged) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(
                "rwx------")));
        LockedFile held = LockedFile.take(folder.resolve("lock")).orElseThrow(() -> new IOException(
                "another collector, or another entry of the same cluster, has the points that wait there"));
        List<SpoolSegment> segments = new ArrayList<>();
        try {
            find(segments, damaged);
            lock = held;
            return segments;
        } catch (IOException | RuntimeException e) {
            segments.forEach(it -> closeAfter(e, it));
            closeAfter(e, held);
            throw e;
        }
    }

    private static void closeAfter(Exception reason, AutoCloseable it) {
        try {
            it.close();
        } catch (Exception e) {
            reason.addSuppressed(e);
        }
    }

    private void find(List<SpoolSegment> segments, Consumer<String> damaged) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().matches("\\d{" + DIGITS + "}\\" + SUFFIX)).sorted()
                    .toList();
        }
        for (Path file : files) {
            number = Long.parseLong(file.getFileName().toString().substring(0, DIGITS));
            Optional<SpoolSegment> segment = SpoolSegment.open(file);
            segment.filter(it -> it.cutOff() > 0).ifPresent(it -> damaged.accept(file + " is damaged: " + it.cutOff()
                    + " bytes at its end are left out"));
            if (segment.isPresent() && !segment.get().isEmpty()) {
                segments.add(segment.get());
            } else if (segment.isPresent()) {
                segment.get().remove();
            } else {
                // Whoever made it died before it had anything in it, or its beginning is lost, and with it the rest.
                if (Files.size(file) > SpoolSegment.HEADER) {
                    damaged.accept(file + " is damaged, and left out");
                }
                Files.delete(file);
            }
        }
    }

    /** Behind all that are there. */
    SpoolSegment create() throws IOException {
        number++;
        return SpoolSegment.create(folder.resolve(String.format(Locale.ROOT, "%016d", number) + SUFFIX));
    }

    @Override
    public void close() throws IOException {
        LockedFile held = lock;
        if (held != null) {
            lock = null;
            held.close();
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
