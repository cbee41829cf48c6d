package io.gather.incident.alert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.gather.core.json.Json;

/**
 * Tells a program of an alarm: by its input.
 *
 * @param hidden variables of our environment that are none of its business
 */
record AlarmCommand(List<String> hidden, Duration patience) {
    static final Duration TAKES = Duration.ofSeconds(30);

    AlarmCommand {
        hidden = List.copyOf(hidden);
    }

    /** @throws IOException what went wrong, for people */
    void run(List<String> command, Alarm alarm) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        hidden.forEach(builder.environment()::remove);
        Process process = builder.start();
        try {
            // Less than a pipe holds: a program that reads nothing holds nobody up.
            try (OutputStream input = process.getOutputStream()) {
                input.write((Json.write(alarm) + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                // A program need not read it.
            }
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(command.getFirst() + " did not end within " + patience.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(command.getFirst() + " ended with " + process.exitValue());
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
