package io.gather.cli.secrets;

import java.io.Console;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.gather.cli.error.CommandError;
import io.gather.core.error.GatherException;
import io.gather.core.report.PlainText;

/** Asks a person. */
@FunctionalInterface
public interface Prompter {
    char[] ask(String prompt);

    /** Whether somebody at the terminal says yes; false where there is none. */
    static boolean agreed(String question) {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal)
                .map(console -> console.readLine("%s [y/N] ", PlainText.oneLine(question)))
                .filter(answer -> answer.strip().toLowerCase(Locale.ROOT).startsWith("y")).isPresent();
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
