package io.gather.incident.watch.source;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file beside a log that may have been that log before.
 *
 * @param key which file it is
 * @param made when it was, to some milliseconds: of files that were made and moved away faster than that the order is not known
 */
record LogNeighbour(Path path, String key, Instant made) {
    private static final Pattern STEM_END = Pattern.compile("(?<=.)[.-]");
    private static final Pattern PACKED = Pattern.compile(".*[.](gz|bz2|xz|zst|lz4|zip|Z)");
    private static final int MOST = 2000;
    private static final int TRIES = 10;

    static LogNeighbour of(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        return new LogNeighbour(path, String.valueOf(attributes.fileKey()), attributes.creationTime().toInstant());
    }

    /**
     * The oldest first; without those that are packed. A folder that is read while files in it are renamed may show one of them twice, or not:
     * only what it shows twice in a row is believed.
     */
    static List<LogNeighbour> of(Path log, boolean withItself) throws IOException {
        List<LogNeighbour> before = list(log, withItself);
        for (int i = 0; i < TRIES; i++) {
            List<LogNeighbour> now = list(log, withItself);
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
        throw new LogGeneration.RenamedException();
    }

    private static List<LogNeighbour> list(Path log, boolean withItself) throws IOException {
        String begin = STEM_END.split(String.valueOf(log.getFileName()), 2)[0];
        List<LogNeighbour> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(log.resolveSibling(""),
                it -> String.valueOf(it.getFileName()).startsWith(begin))) {
            for (Path each : all) {
                if (found.size() >= MOST) {
                    break;
                }
                if (Files.isRegularFile(each) && !PACKED.matcher(each.toString()).matches()
                        && (withItself || !each.equals(log))) {
                    found.add(of(each));
                }
            }
        }
        found.sort(Comparator.comparing(LogNeighbour::made).thenComparing(LogNeighbour::path));
        return found;
    }
}
