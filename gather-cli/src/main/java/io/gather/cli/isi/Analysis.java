package io.gather.cli.isi;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.gather.cli.error.CommandError;
import io.gather.cli.secrets.SecretKind;
import io.gather.cli.show.Printer;
import io.gather.core.error.GatherException;
import io.gather.core.units.Durations;

/**
 * A program that is run over a finished bundle, on this machine and as this user.
 *
 * @param words the program and what comes before the bundle's path
 */
record Analysis(String option, List<String> words) {
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    private static final File NOTHING = new File("/dev/null");

    Analysis {
        words = List.copyOf(words);
    }

    /** @throws GatherException when it cannot be run */
    static Analysis script(String path) {
        Path script = Path.of(path).toAbsolutePath().normalize();
        if (!Files.isRegularFile(script)) {
            throw Translation.wrong("-a", "there is no file " + script);
        }
        if (!Files.isExecutable(script)) {
            throw Translation.wrong("-a", script + " is not executable; chmod +x makes it so");
        }
        return new Analysis("-a", List.of(script.toString()));
    }

    static Analysis expression(String expression) {
        return new Analysis("-A", List.of("sh", "-c", expression, "sh"));
    }

    /**
     * Shows what it prints, and how it ended.
     *
     * @param secrets variables that it must not see
     */
    void run(Path bundle, Duration longest, Collection<String> secrets, Printer printer) throws InterruptedException {
        Process process = start(bundle, secrets);
        Thread reaper = new Thread(() -> end(process), "analysis-end");
        Runtime.getRuntime().addShutdownHook(reaper);
        try {
            Thread output = passed(process.getInputStream(), printer, false);
            Thread errors = passed(process.getErrorStream(), printer, true);
            boolean ended = process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                end(process);
            }
            // What it left running may hold them open.
            output.join(LAST_WORDS);
            errors.join(LAST_WORDS);
            printer.message(option + ": " + (ended
                    ? "ended with exit code " + process.exitValue()
                    : "was ended after " + Durations.show(longest)));
        } finally {
            forget(reaper);
        }
    }

    private Process start(Path bundle, Collection<String> secrets) {
        List<String> line = new ArrayList<>(words);
        line.add(bundle.toString());
        ProcessBuilder builder = new ProcessBuilder(line).redirectInput(NOTHING);
        Map<String, String> environment = builder.environment();
        Stream.of(SecretKind.values()).map(SecretKind::variable).forEach(environment::remove);
        secrets.forEach(environment::remove);
        environment.put("GATHER_BUNDLE", bundle.toString());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new GatherException(CommandError.ANALYSIS, "cannot be started: " + e.getMessage(), option,
                    "the bundle is whole; run it by hand: " + words.getFirst() + " " + bundle, e);
        }
    }

    private static Thread passed(InputStream from, Printer printer, boolean error) {
        return Thread.ofVirtual().name("analysis-output").start(() -> {
            byte[] bytes = new byte[1 << 13];
            try (from) {
                for (int read = from.read(bytes); read >= 0; read = from.read(bytes)) {
                    printer.passed(bytes, read, error);
                }
            } catch (IOException ended) {
                // It was ended.
            }
        });
    }

    private static void end(Process process) {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        all.forEach(ProcessHandle::destroy);
        try {
            process.waitFor(LAST_WORDS.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }

    private static void forget(Thread reaper) {
        try {
            Runtime.getRuntime().removeShutdownHook(reaper);
        } catch (IllegalStateException ending) {
            // It is what ends now.
        }
    }
}
