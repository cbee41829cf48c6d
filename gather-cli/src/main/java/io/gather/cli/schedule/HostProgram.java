package io.gather.cli.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import org.jspecify.annotations.Nullable;

/** A short program of this machine, such as {@code crontab}. */
final class HostProgram {
    private static final Duration BOUND = Duration.ofSeconds(30);

    private HostProgram() {}

    /** @param text what it printed, its complaints included */
    record Ended(int code, String text) {
        boolean well() {
            return code == 0;
        }
    }

    static Ended run(List<String> command) throws InterruptedException {
        return run(command, "");
    }

    /** @throws GatherException when it cannot be started, or does not end */
    static Ended run(List<String> command, String input) throws InterruptedException {
        try {
            Path given = Files.createTempFile("gather-program", ".in");
            Path output = Files.createTempFile("gather-program", ".out");
            try {
                Files.writeString(given, input);
                return ended(command, given, output);
            } finally {
                Files.delete(given);
                Files.delete(output);
            }
        } catch (IOException e) {
            throw failed(command, "cannot be run: " + e.getMessage(), e);
        }
    }

    private static Ended ended(List<String> command, Path given, Path output)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectInput(given.toFile())
                .redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try {
            if (!process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
                throw failed(command, "has not ended within " + BOUND.toSeconds() + " s", null);
            }
            return new Ended(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }

    static GatherException failed(List<String> command, String how, @Nullable Throwable cause) {
        return new GatherException(CommandError.TIMER_FAILED, how, String.join(" ", command),
                "run it by hand to see why; the other service can be chosen: --timer cron or --timer systemd", cause);
    }
}
