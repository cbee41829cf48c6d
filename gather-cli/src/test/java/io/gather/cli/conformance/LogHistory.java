package io.gather.cli.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import io.gather.core.compress.Compressor;

/** One log as a service and a log rotation treat it, in any order. What is written is never the same twice. */
final class LogHistory {
    private static final int OLDEST = 5;
    private static final int WORD = 8;

    private final Path log;
    private final Random random;
    private final List<Compressor> compressors;
    private final StringBuilder written = new StringBuilder();
    private final Map<String, List<Stretch>> known = new HashMap<>();
    private int words;

    /** @param compressors one of them, at random, compresses what is put away */
    LogHistory(Path log, Random random, List<Compressor> compressors) {
        this.log = log;
        this.random = random;
        this.compressors = compressors;
    }

    /** From the first byte on. */
    String written() {
        return written.toString();
    }

    void step() throws Exception {
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
    private void rotate(boolean copied) throws Exception {
        if (!Files.exists(log)) {
            return;
        }
        for (String ending : endings()) {
            Files.deleteIfExists(numbered(OLDEST, ending));
        }
        for (int i = OLDEST - 1; i > 0; i--) {
            for (String ending : endings()) {
                move(numbered(i, ending), numbered(i + 1, ending));
            }
        }
        if (copied) {
            Files.copy(log, numbered(1));
            Files.writeString(log, "");
        } else {
            Files.move(log, numbered(1));
        }
        compress(numbered(3));
    }

    private List<String> endings() {
        List<String> endings = new ArrayList<>(List.of(""));
        compressors.forEach(it -> endings.add(it.ending()));
        return endings;
    }

    private static void move(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.move(from, to);
        }
    }

    private void compress(Path file) throws Exception {
        if (!Files.exists(file)) {
            return;
        }
        Compressor by = compressors.get(random.nextInt(compressors.size()));
        Path packed = file.resolveSibling(file.getFileName() + by.ending());
        if (by == Compressor.GZIP) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
                Files.copy(file, out);
            }
        } else {
            run(new ProcessBuilder(by.program(), "-qc").redirectInput(file.toFile()).redirectOutput(packed.toFile()));
        }
        Files.delete(file);
    }

    private Path numbered(int number) {
        return numbered(number, "");
    }

    private Path numbered(int number, String ending) {
        return log.resolveSibling(log.getFileName() + "." + number + ending);
    }

    /** What is on the disk, as stretches of what was written. */
    List<Stretch> present() throws Exception {
        List<Stretch> present = new ArrayList<>();
        try (var files = Files.list(log.resolveSibling(""))) {
            for (Path file : files.filter(it -> it.getFileName().toString().startsWith(log.getFileName().toString()))
                    .sorted().toList()) {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                String key = now.fileKey() + " " + now.size() + " " + now.lastModifiedTime();
                List<Stretch> had = known.get(key);
                List<Stretch> has = had == null ? stretch(unpacked(Files.readAllBytes(file))) : had;
                known.put(key, has);
                present.addAll(has);
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

    /** What is in it, where it is compressed; else as it is. */
    static byte[] unpacked(byte[] bytes) throws Exception {
        Compressor by = Compressor.of(bytes);
        if (by == null) {
            return bytes;
        }
        if (by == Compressor.GZIP) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return in.readAllBytes();
            }
        }
        Path packed = Files.createTempFile("packed", by.ending());
        Path plain = Files.createTempFile("plain", ".log");
        try {
            Files.write(packed, bytes);
            run(new ProcessBuilder(by.program(), "-qdc").redirectInput(packed.toFile())
                    .redirectOutput(plain.toFile()));
            return Files.readAllBytes(plain);
        } finally {
            Files.delete(packed);
            Files.delete(plain);
        }
    }

    private static void run(ProcessBuilder program) throws Exception {
        Process process = program.start();
        try (InputStream errors = process.getErrorStream()) {
            String said = new String(errors.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(program.command() + ": " + said);
            }
        }
    }

    /** Bytes from, until. */
    record Stretch(int from, int to) {}
}
