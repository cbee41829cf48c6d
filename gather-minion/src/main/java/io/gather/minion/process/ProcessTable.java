package io.gather.minion.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/** The processes of this machine, as Linux shows them under {@code /proc}. */
final class ProcessTable {
    static final Path PROC = Path.of("/proc");
    /** So many numbers are tried one by one; of more, most are nobody's, and the list of all is shorter. */
    private static final long FEW = 64;

    private ProcessTable() {}

    static boolean present() {
        return Files.isReadable(PROC.resolve("self/environ"));
    }

    static List<Long> all(LongPredicate which) {
        List<Long> processes = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path entry : entries) {
                long process = Long.parseLong(entry.getFileName().toString());
                if (which.test(process)) {
                    processes.add(process);
                }
            }
        } catch (IOException | NumberFormatException e) {
            return processes;
        }
        return processes;
    }

    /** Those that may have been born after the given one: numbers are handed out in order. */
    static List<Long> youngerThan(long process, LongPredicate which) {
        long youngest = youngest();
        if (youngest < process || youngest - process > 4096) {
            return all(which);
        }
        if (youngest - process > FEW) {
            return all(it -> it > process && which.test(it));
        }
        // Most of them are gone already: to find that out by opening their files costs an exception each.
        return LongStream.rangeClosed(process + 1, youngest).filter(it -> isThere(it) && which.test(it)).boxed()
                .toList();
    }

    private static boolean isThere(long process) {
        return Files.exists(PROC.resolve(Long.toString(process)));
    }

    /** The session of a living process; -1: dead, or dead and not yet buried by its parent. */
    static long session(long process) {
        String stat = read(PROC.resolve(process + "/stat"));
        // The name stands in parentheses and may hold blanks and parentheses itself.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
        if (fields.length < 4 || fields[0].equals("Z") || fields[0].equals("X")) {
            return -1;
        }
        return Long.parseLong(fields[3]);
    }

    private static long youngest() {
        String load = read(PROC.resolve("loadavg")).trim();
        try {
            return Long.parseLong(load.substring(load.lastIndexOf(' ') + 1));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
