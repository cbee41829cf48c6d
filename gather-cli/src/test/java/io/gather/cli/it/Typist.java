package io.gather.cli.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.gather.cli.it.Distribution.Ended;
import io.gather.cli.it.Distribution.Running;

/** Somebody at a terminal, who types what he is asked for. */
record Typist(Running terminal, Path screen) {

    /** Begins a command line of the built program on a terminal of its own. */
    static Typist begin(Distribution gather, Path folder, List<String> args) throws IOException {
        Path screen = Files.createTempFile(folder, "screen", ".txt");
        String line = args.stream().map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" ", "exec " + Distribution.program() + " ", ""));
        return new Typist(gather.startLine(List.of("script", "-qefc", line, screen.toString()), Map.of(),
                ProcessBuilder.Redirect.PIPE), screen);
    }

    /** Waits for the question, whose answer the terminal then does not show. */
    void answer(String question, String answer) throws IOException, InterruptedException {
        Distribution.await(() -> shown().stripTrailing().endsWith(question));
        terminal.process().getOutputStream().write((answer + "\n").getBytes(StandardCharsets.UTF_8));
        terminal.process().getOutputStream().flush();
        Distribution.await(() -> !shown().stripTrailing().endsWith(question) || !terminal.process().isAlive());
    }

    String shown() throws IOException {
        return Files.readString(screen).lines().filter(line -> !line.startsWith("Script "))
                .collect(Collectors.joining("\n"));
    }

    Ended end() throws IOException, InterruptedException {
        Ended ended = terminal.end();
        return new Ended(ended.code(), shown(), ended.err());
    }
}
