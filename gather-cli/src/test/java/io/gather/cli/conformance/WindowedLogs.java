package io.gather.cli.conformance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

import io.gather.core.window.Window;

/** Logs of a day, in some formats, and windows about it. */
final class WindowedLogs {
    private static final Instant BEGIN = Instant.parse("2026-03-05T00:00:00Z");
    private static final int LINES = 4_000;

    private WindowedLogs() {}

    static List<Window> windows() {
        return List.of(new Window(at(20_000), at(50_000)), new Window(at(80_000), null), new Window(null, at(9_000)),
                new Window(at(200_000), at(300_000)));
    }

    private static Instant at(long second) {
        return BEGIN.plusSeconds(second);
    }

    static Path lay(Path tree) throws IOException {
        String plain = log("uuuu-MM-dd'T'HH:mm:ss.SSSXXX' app: '");
        write(tree.resolve("a.log"), plain, 86_400);
        write(tree.resolve("classic.log"), log("MMM ppd HH:mm:ss' host app[1]: '"), 86_400);
        write(tree.resolve("access.log"), log("'10.0.0.1 - - ['dd/MMM/uuuu:HH:mm:ss xx'] '"), 86_400);
        write(tree.resolve("java.log"), log("uuuu-MM-dd HH:mm:ss,SSS' INFO '").replaceAll("(17..\\n)",
                "$1\tat a.b.C(D.java)\n"), 86_400);
        write(tree.resolve("back.log"), plain + plain, 86_400);
        gzip(tree.resolve("a.log.1.gz"), plain, 86_400);
        gzip(tree.resolve("a.log.2.gz"), plain, 30_000);
        Path rest = Files.createDirectory(tree.resolve("rest"));
        write(rest.resolve("within"), "no time\n", 30_000);
        write(rest.resolve("after"), "no time\n", 86_400);
        write(rest.resolve("empty"), "", 30_000);
        write(rest.resolve("binary"), "\0\1\2\n".repeat(30_000), 30_000);
        return tree;
    }

    private static String log(String pattern) {
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneId
                .systemDefault());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            text.append(formatter.format(at(i * 20L))).append("line ").append(i).append('\n');
        }
        return text.toString();
    }

    private static void write(Path file, String text, long second) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(at(second)));
    }

    private static void gzip(Path file, String text, long second) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(file, FileTime.from(at(second)));
    }
}
