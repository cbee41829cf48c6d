package io.gather.cli.gathering;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.gather.cli.error.CommandError;
import io.gather.cli.options.SecretArguments;
import io.gather.cli.options.ShowOptions;
import io.gather.cli.secrets.SecretKind;
import io.gather.cli.secrets.SecretsPipe;
import io.gather.cli.secrets.SecretsPipe.HandedOver;
import io.gather.cli.show.Printer;
import io.gather.core.error.GatherException;
import io.gather.core.json.Json;
import io.gather.core.overlord.state.StateDirectory;
import org.jspecify.annotations.Nullable;

/**
 * Starts the same command line once more, in a session of its own, and waits until that gather has begun: what can go wrong at
 * the start is told here, with its exit code. By its standard input come the secrets, which are asked for here, and what was read
 * of ours; then that ends.
 */
public record Detachment(Printer printer, StateDirectory state, Surroundings surroundings, HandedOver secrets) {
    /** Set for the process that shall gather. */
    private static final String MARK = "GATHER_DETACHED";

    private static final long BEGIN_SECONDS = 60;
    private static final List<String> OWN_SESSION = List.of("setsid", "nohup");

    /** Whether this is the process that shall gather. */
    public static boolean is(Map<String, String> environment) {
        return environment.containsKey(MARK);
    }

    /** @return the exit code: that of the other process when it did not begin */
    int start(ShowOptions show) throws IOException, InterruptedException {
        Path log = Files.createTempFile(state.ended(), "begin-", ".log");
        Process process = process(log);
        handOver(process);
        String told = firstLine(process);
        if (told == null) {
            int code = end(process);
            Files.readString(log).lines().forEach(printer::message);
            Files.delete(log);
            return code;
        }
        DetachedStart begun = Json.read(told, DetachedStart.class);
        keep(log, state.output(begun.id()));
        tell(begun, show);
        return 0;
    }

    private Process process(Path log) throws IOException {
        List<String> line = new ArrayList<>(session());
        line.add(surroundings.program().toString());
        line.addAll(SecretArguments.masked(surroundings.args()));
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(log.toFile());
        for (SecretKind kind : SecretKind.values()) {
            builder.environment().remove(kind.variable());
        }
        secrets.uploads().variables().forEach(builder.environment()::remove);
        builder.environment().put(MARK, "1");
        return builder.start();
    }

    private void handOver(Process process) {
        try (OutputStream input = process.getOutputStream()) {
            SecretsPipe.write(secrets, input);
            input.write(surroundings.input());
        } catch (IOException ended) {
            // What it said before that is told below.
        }
    }

    /** What keeps the end of the terminal away: a session of its own, or else deafness to SIGHUP. */
    private List<String> session() {
        String path = surroundings.environment().getOrDefault("PATH", "");
        return OWN_SESSION.stream().filter(program -> Stream.of(path.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)))).limit(1).toList();
    }

    /** Null when the process ended without having begun. */
    private static @Nullable String firstLine(Process process) throws IOException, InterruptedException {
        CompletableFuture<@Nullable String> line = new CompletableFuture<>();
        Thread.ofVirtual().name("begun").start(() -> {
            try (BufferedReader reader = new BufferedReader(
                    new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                line.complete(reader.readLine());
            } catch (IOException | RuntimeException | Error e) {
                line.completeExceptionally(e);
            }
        });
        try {
            return line.get(BEGIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroy();
            return null;
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static int end(Process process) throws InterruptedException {
        if (!process.waitFor(BEGIN_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new GatherException(CommandError.NOT_BEGUN_DETACHED,
                    "the gather had not begun after " + BEGIN_SECONDS + " s and was ended", "",
                    "see what it waits for: leave out --detach");
        }
        return process.exitValue();
    }

    /** The log goes where the run's files are, and is gone with them; perhaps the gather has ended already. */
    private static void keep(Path log, Path place) throws IOException {
        try {
            Files.move(log, place);
        } catch (IOException ended) {
            Files.deleteIfExists(log);
        }
    }

    private void tell(DetachedStart begun, ShowOptions show) {
        if (show.json()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("event", "detached");
            fields.put("id", begun.id());
            fields.put("bundle", begun.bundle());
            fields.put("process", begun.process());
            printer.json(fields);
            return;
        }
        printer.result(begun.id().text());
        if (!show.quiet()) {
            printer.message("gather " + begun.id() + " goes on without this terminal, as process " + begun.process());
            printer.message("  the bundle will be " + begun.bundle());
            printer.message("  see it: gather attach " + begun.id() + "\n  end it: gather stop " + begun.id());
        }
    }
}
