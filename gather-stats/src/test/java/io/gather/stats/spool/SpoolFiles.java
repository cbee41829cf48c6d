package io.gather.stats.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What waits in the folder of an outlet that is closed. */
public final class SpoolFiles {
    private static final int PLACE = 8;
    private static final int RECORD_HEADER = 12;

    private SpoolFiles() {}

    /** How many points are there. */
    public static long points(Path folder) throws IOException {
        try (SegmentFolder opened = new SegmentFolder(folder)) {
            List<SpoolSegment> segments = opened.open(what -> {
                throw new AssertionError(what);
            });
            long points = 0;
            for (SpoolSegment segment : segments) {
                points += segment.points();
                segment.close();
            }
            return points;
        }
    }

    /** Changes a byte in the middle of what is still wanted of a file, if there is one. */
    public static void damage(Path folder, RandomGenerator random) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(it -> it.toString().endsWith(".points")).sorted().toList();
        }
        if (files.isEmpty()) {
            return;
        }
        try (RandomAccessFile file = new RandomAccessFile(files.get(random.nextInt(files.size())).toFile(), "rw")) {
            file.seek(PLACE);
            long record = file.readLong();
            file.seek(record);
            long at = record + RECORD_HEADER + random.nextInt(file.readInt());
            file.seek(at);
            int there = file.read();
            file.seek(at);
            file.write(there ^ 0x55);
        }
    }
}
