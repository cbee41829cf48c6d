package io.gather.stats.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

import io.gather.stats.metric.Point;

/**
 * Reads points of a time from files: those of a {@link StoreWriter}, of which it opens no more than it must, and lines of others, compressed
 * by gzip or not. What is damaged costs itself and is counted. It holds one member at a time. One thread.
 */
public final class PointReader {
    static final int LONGEST_LINE = 1 << 20;

    private final TimeSpan span;
    private final ScanTally tally;
    private final SeenLines seen = new SeenLines();

    public PointReader(TimeSpan span, ScanTally tally) {
        this.span = span;
        this.tally = tally;
    }

    /** One file after the other. @return whether the visitor wanted all there were */
    public boolean read(List<Path> files, PointVisitor visitor) throws IOException {
        for (Path file : files) {
            if (!read(file, visitor)) {
                return false;
            }
        }
        return true;
    }

    private boolean read(Path file, PointVisitor visitor) throws IOException {
        try (StoreInput in = StoreInput.open(file)) {
            tally.file();
            return in.isOurs()
                    ? in.members(span, () -> tally.damage(file), lines -> lines(file, lines, visitor))
                    : new ForeignLines(file, LONGEST_LINE).read(() -> tally.damage(file),
                            (line, length) -> line(file, line, 0, length, visitor));
        } catch (NoSuchFileException e) {
            if (Files.exists(file.toAbsolutePath().getParent()) && StoreName.parse(name(file)).isPresent()) {
                // Too old: it went while others were read.
                return true;
            }
            throw e;
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private boolean lines(Path file, byte[] lines, PointVisitor visitor) throws IOException {
        int start = 0;
        for (int i = 0; i < lines.length; i++) {
            if (lines[i] == '\n') {
                if (!line(file, lines, start, i - start, visitor)) {
                    return false;
                }
                start = i + 1;
            }
        }
        return true;
    }

    private boolean line(Path file, byte[] bytes, int from, int length, PointVisitor visitor) throws IOException {
        Point point;
        try {
            point = PointJson.read(bytes, from, length);
        } catch (IOException e) {
            tally.damage(file);
            return true;
        }
        if (!span.has(point.seconds())) {
            return true;
        }
        if (!seen.add(bytes, from, length)) {
            tally.twice();
            return true;
        }
        tally.point();
        return visitor.point(point);
    }
}
