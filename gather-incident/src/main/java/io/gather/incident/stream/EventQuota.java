package io.gather.incident.stream;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.gather.core.units.ByteSize;

/** How much room files of events may take: the oldest of those that have ended go. */
record EventQuota(Path folder, ByteSize most, Consumer<String> notices) {
    /** One file alone takes no more than this part of it, so that something can go. */
    private static final int PART = 4;

    /** Whether a file is so large that the next one is to begin. */
    boolean isFull(long size) {
        return most.bytes() > 0 && size > most.bytes() / PART;
    }

    void keep() throws IOException {
        if (most.bytes() == 0) {
            return;
        }
        // Names begin with the time.
        SortedMap<Path, Long> ended = new TreeMap<>();
        long all = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "from-*---to-*.{flog,flog.bz2}")) {
            for (Path file : files) {
                long size = size(file);
                all += size;
                if (!file.toString().endsWith(EventFiles.PRESENT)) {
                    ended.put(file, size);
                }
            }
        }
        int gone = 0;
        for (Map.Entry<Path, Long> file : ended.entrySet()) {
            if (all <= most.bytes()) {
                break;
            }
            Files.deleteIfExists(file.getKey());
            all -= file.getValue();
            gone++;
        }
        if (gone > 0) {
            notices.accept(gone + (gone == 1 ? " old file" : " old files") + " of events went to make room");
        }
    }

    private static long size(Path file) throws IOException {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
        } catch (NoSuchFileException gone) {
            return 0;
        }
    }
}
