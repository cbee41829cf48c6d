package io.gather.cli.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** One log as a service and a log rotation treat it, in any order. What is written is never the same twice. */
final class LogHistory {
    private static final int OLDEST = 5;
    private static final int WORD = 8;

    private final Path log;
    private final Random random;
    private final StringBuilder written = new StringBuilder();
    private int words;

    LogHistory(Path log, Random random) {
        this.log = log;
        this.random = random;
    }

    /** From the first byte on. */
    String written() {
        return written.toString();
    }

    void step() throws IOException {
        switch (random.nextInt(14)) {
            case 0 -> rotate(true);
            case 1 -> rotate(false);
            case 2 -> compress(numbered(1));
            case 3 -> compress(numbered(2));
            case 4 -> Files.deleteIfExists(log);
            case 5 -> append(20_000);
            case 6 -> append(1);
            case 7 -> append(0);
            default -> append(1 + random.nextInt(400));
        }
    }

    private void append(int count) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(word());
        }
        written.append(text);
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private String word() {
        int number = words++;
        return "%07d".formatted(number) + (number % 9 == 0 ? '\n' : ' ');
    }

    /** @param copied whether the log is copied and truncated, else renamed */
    private void rotate(boolean copied) throws IOException {
        if (!Files.exists(log)) {
            return;
        }
        Files.deleteIfExists(packed(OLDEST));
        Files.deleteIfExists(numbered(OLDEST));
        for (int i = OLDEST - 1; i > 0; i--) {
            move(packed(i), packed(i + 1));
            move(numbered(i), numbered(i + 1));
        }
        if (copied) {
            Files.copy(log, numbered(1));
            Files.writeString(log, "");
        } else {
            Files.move(log, numbered(1));
        }
        compress(numbered(3));
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to);
        }
    }

    private void compress(Path file) throws IOException {
        if (Files.exists(file)) {
            try (OutputStream out = new GZIPOutputStream(
                    Files.newOutputStream(file.resolveSibling(file.getFileName() + ".gz")))) {
                Files.copy(file, out);
            }
            Files.delete(file);
        }
    }

    private Path numbered(int number) {
        return log.resolveSibling(log.getFileName() + "." + number);
    }

    private Path packed(int number) {
        return log.resolveSibling(log.getFileName() + "." + number + ".gz");
    }

    /** What is on the disk, as stretches of what was written. */
    List<Stretch> present() throws IOException {
        List<Stretch> present = new ArrayList<>();
        try (var files = Files.list(log.resolveSibling(""))) {
            for (Path file : files.sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                present.addAll(stretch(isPacked(bytes) ? unpacked(bytes) : bytes));
            }
        }
        return present;
    }

    /** Fails where nothing of that kind was ever written in one piece; none for nothing. */
    List<Stretch> stretch(byte[] content) {
        if (content.length == 0) {
            return List.of();
        }
        String text = new String(content, StandardCharsets.UTF_8);
        int from = Integer.parseInt(text.substring(0, WORD - 1)) * WORD;
        if (!written.substring(from, Math.min(written.length(), from + text.length())).equals(text)) {
            throw new AssertionError("this was never written in one piece: from " + from + ", " + text.length());
        }
        return List.of(new Stretch(from, from + text.length()));
    }

    static boolean isPacked(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    }

    static byte[] unpacked(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    /** Bytes from, until. */
    record Stretch(int from, int to) {}
}
