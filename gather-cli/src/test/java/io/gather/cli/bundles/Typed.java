package io.gather.cli.bundles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.gather.cli.Main;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** A command, as somebody typed it, and how it ended. */
record Typed(int code, String out, String err) {
    private static final Duration BOUND = Duration.ofSeconds(20);

    /** In this process; a result without end is not kept. */
    static Typed line(String... args) {
        return assertTimeoutPreemptively(BOUND, () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            int code = Main.run(new PrintStream(new Beginning(out), false, StandardCharsets.UTF_8),
                    new PrintStream(new Beginning(err), true, StandardCharsets.UTF_8), Map.of("HOME", "/nonexistent"),
                    args);
            return new Typed(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }, () -> String.join(" ", args));
    }

    /** In a process with the memory that the launcher gives. */
    static Typed withLittleMemory(Path folder, String... args) throws IOException, InterruptedException {
        return withLittleMemory(folder, Duration.ofMinutes(1), args);
    }

    static Typed withLittleMemory(Path folder, Duration bound, String... args)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xmx64m", "-Xss512k", "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder, "-cp", System.getProperty("java.class.path"), Main.class.getName()));
        line.addAll(List.of(args));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(bound.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError("no end of " + String.join(" ", args));
        }
        try (var lines = Files.newInputStream(out)) {
            return new Typed(process.exitValue(), new String(lines.readNBytes(1 << 16), StandardCharsets.UTF_8),
                    Files.readString(err));
        }
    }

    /** Whatever it was, it was said in words. */
    Typed inWords() {
        assertThat(err).doesNotContain("\tat ", "Exception", "internal error", "Error:");
        assertThat(code).as(err).isIn(0, 2, 3, 4, 5, 7, 9);
        return this;
    }

    private static final class Beginning extends OutputStream {
        private static final int KEPT = 1 << 16;

        private final ByteArrayOutputStream kept;

        Beginning(ByteArrayOutputStream kept) {
            this.kept = kept;
        }

        @Override
        public void write(int b) {
            write(new byte[]{(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            kept.write(bytes, from, Math.min(length, KEPT - Math.min(KEPT, kept.size())));
        }
    }
}
