package io.gather.cli.schedule;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
            Path output = Files.createTempFile("gather-program", ".txt");
            try {
                return ended(command, input, output);
            } finally {
                Files.delete(output);
            }
        } catch (IOException e) {
            throw failed(command, "cannot be run: " + e.getMessage(), e);
        }
    }

    private static Ended ended(List<String> command, String input, Path output)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        try {
            give(process, input);
            if (!process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
                throw failed(command, "has not ended within " + BOUND.toSeconds() + " s", null);
            }
            return new Ended(process.exitValue(), Files.readString(output));
        } finally {
            process.destroyForcibly();
        }
    }

    /** One that has ended already tells so by its exit code. */
    private static void give(Process process, String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException ended) {
            process.onExit();
        }
    }

    static GatherException failed(List<String> command, String how, @Nullable Throwable cause) {
        return new GatherException(CommandError.TIMER_FAILED, how, String.join(" ", command),
                "run it by hand to see why; the other service can be chosen: --timer cron or --timer systemd", cause);
    }
}
