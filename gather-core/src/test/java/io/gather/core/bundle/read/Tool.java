package io.gather.core.bundle.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;

/** A program of other people that makes archives; tests without it are skipped, unless peers are asked for. */
record Tool(String program) {
    /** Runs in the folder and must succeed. */
    void run(Path folder, String... arguments) throws IOException, InterruptedException {
        boolean installed = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
        if (!Boolean.getBoolean("gather.peers")) {
            Assumptions.assumeTrue(installed, program + " is not installed");
        }
        List<String> line = new java.util.ArrayList<>(List.of(program));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("tool.log").toFile()).start();
        if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(String.join(" ", line) + ": " + Files.readString(folder.resolve("tool.log")));
        }
    }
}
