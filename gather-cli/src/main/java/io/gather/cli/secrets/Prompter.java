package io.gather.cli.secrets;

import java.io.Console;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import io.gather.core.report.PlainText;

/** Asks a person. */
@FunctionalInterface
public interface Prompter {
    /** Who says nothing for so long is not there. */
    Duration PATIENCE = Duration.ofMinutes(5);

    char[] ask(String prompt);

    /** Whether somebody at the terminal says yes; false where there is none, and when nobody says anything for {@link #PATIENCE}. */
    static boolean agreed(String question) throws InterruptedException {
        Optional<Console> terminal = terminal();
        if (terminal.isEmpty()) {
            return false;
        }
        CompletableFuture<Boolean> agreed = new CompletableFuture<>();
        // No interruption ends the reading of a line.
        Thread.ofPlatform().daemon().name("question").start(() -> {
            try {
                String answer = terminal.get().readLine("%s [y/N] ", PlainText.oneLine(question));
                agreed.complete(answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y"));
            } catch (RuntimeException | Error e) {
                agreed.completeExceptionally(e);
            }
        });
        try {
            return agreed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException nobody) {
            return false;
        } catch (ExecutionException e) {
            throw new GatherException(CommandError.NOBODY_TO_ASK, "the terminal cannot be read: " + e.getCause(),
                    question, "run it at another terminal", e);
        }
    }

    /** At the terminal, without showing what is typed. */
    static Prompter console() {
        return prompt -> terminal().map(console -> console.readPassword("%s: ", PlainText.oneLine(prompt)))
                .orElseThrow(() -> new GatherException(CommandError.NOBODY_TO_ASK,
                        "nobody can be asked here: this is no terminal", prompt,
                        "give it by a file or by the environment; docs/user-guide.md shows how"));
    }

    /** Whether there is somebody to ask. */
    static boolean atTerminal() {
        return terminal().isPresent();
    }

    /** One that asks the same only once. */
    default Prompter once() {
        Map<String, char[]> answers = new HashMap<>();
        return prompt -> answers.computeIfAbsent(prompt, this::ask).clone();
    }

    private static Optional<Console> terminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
