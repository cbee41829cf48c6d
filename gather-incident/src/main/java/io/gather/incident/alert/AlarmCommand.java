package io.gather.incident.alert;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.gather.core.json.Json;

/** Tells a program of an alarm: by its input. */
final class AlarmCommand {
    static final Duration TAKES = Duration.ofSeconds(30);

    private AlarmCommand() {}

    /** @return what went wrong, for people */
    static Optional<String> run(List<String> command, Alarm alarm, Duration patience) throws InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
        try {
            // Less than a pipe holds: a program that reads nothing holds nobody up.
            try (OutputStream input = process.getOutputStream()) {
                input.write((Json.write(alarm) + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                // A program need not read it.
            }
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of(command.getFirst() + " did not end within " + patience.toSeconds() + " s");
            }
            return process.exitValue() == 0
                    ? Optional.empty()
                    : Optional.of(command.getFirst() + " ended with " + process.exitValue());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
