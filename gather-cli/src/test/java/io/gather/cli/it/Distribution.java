package io.gather.cli.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The built distribution, run as users run it, with settings, state and spool of its own. */
final class Distribution {
    private static final long DEADLINE_SECONDS = 120;

    private final Path folder;

    Distribution(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("etc/catalog.d"));
        Files.createDirectories(output());
    }

    /** What a run printed, and how it ended. */
    record Ended(int code, String out, String err) {}

    /** A run under way. */
    record Running(Process process, Path out, Path err) {
        Ended end() throws IOException, InterruptedException {
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("hangs; it printed:\n" + Files.readString(out) + Files.readString(err));
            }
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    Path output() {
        return folder.resolve("out");
    }

    Path spool() {
        return folder.resolve("spool");
    }

    void catalog(String group, String text) throws IOException {
        Files.writeString(folder.resolve("etc/catalog.d").resolve(group + ".toml"), text);
    }

    Ended run(String... args) throws IOException, InterruptedException {
        return start(args).end();
    }

    Running start(String... args) throws IOException {
        List<String> line = new ArrayList<>(List.of(program()));
        line.addAll(List.of(args));
        return startLine(line);
    }

    static String program() {
        return Path.of(System.getProperty("gather.dist"), "bin", "gather").toString();
    }

    Running startLine(List<String> line) throws IOException {
        return startLine(line, Map.of(), ProcessBuilder.Redirect.INHERIT);
    }

    Running startLine(List<String> line, Map<String, String> environment, ProcessBuilder.Redirect input)
            throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(line).directory(output().toFile()).redirectInput(input)
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(Distribution::changesWhatIsSeen);
        builder.environment().put("TERM", "xterm");
        builder.environment().putAll(Map.of("GATHER_ETC", folder.resolve("etc").toString(), "HOME", folder.toString(),
                "GATHER_STATE", folder.resolve("state").toString(), "GATHER_SPOOL", spool().toString()));
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err);
    }

    /** Of whoever runs the tests; which JDK and with what options stays theirs to say. */
    private static boolean changesWhatIsSeen(String variable) {
        return variable.equals("NO_COLOR") || (variable.startsWith("GATHER_") && !variable.startsWith("GATHER_JAVA"));
    }

    /** Waits until the condition holds, with a deadline. */
    static void await(Condition condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    interface Condition {
        boolean holds() throws IOException;
    }

    List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(output())) {
            return files.filter(file -> file.toString().endsWith(".tgz")).toList();
        }
    }

    /** Everything that a gather might leave behind in spool, state and output, besides bundles. */
    List<String> leftovers() throws IOException {
        List<String> left = new ArrayList<>();
        for (Path place : List.of(spool(), folder.resolve("state/runs"), output())) {
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.list(place)) {
                    files.map(Path::toString).filter(name -> !name.endsWith(".tgz") && !name.endsWith(".sha256"))
                            .forEach(left::add);
                }
            }
        }
        return left;
    }

    /** Whether the gather under way has collected something. */
    boolean collects() throws IOException {
        return collects(folder.resolve("state"));
    }

    boolean collects(Path state) throws IOException {
        Path runs = state.resolve("runs");
        if (!Files.isDirectory(runs)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(runs)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("place-")
                    && file.toFile().length() > 0);
        } catch (java.io.UncheckedIOException gone) {
            return false;
        }
    }
}
