package io.gather.cli.show;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rows and columns of the terminal. The launcher tells them at the start ({@code GATHER_SIZE}); the JDK cannot ask again, so
 * {@code stty} is asked. What the user says by {@code COLUMNS} holds.
 */
public record TerminalSize(int rows, int columns, boolean fixed) {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,5}) ([0-9]{1,5})");
    private static final TerminalSize USUAL = new TerminalSize(24, 80, false);
    private static final long DEADLINE_MILLIS = 500;
    /** Less is a terminal that does not know, and says 0. */
    private static final int NARROWEST = 20;
    private static final int SHORTEST = 2;

    static TerminalSize of(Map<String, String> environment) {
        TerminalSize told = USUAL.told(environment.getOrDefault("GATHER_SIZE", ""));
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[0-9]{2,5}") && Integer.parseInt(columns) >= NARROWEST
                ? new TerminalSize(told.rows, Integer.parseInt(columns), true)
                : told;
    }

    /** As it is now; as it was, where nobody says. Takes some milliseconds. */
    TerminalSize now() throws InterruptedException {
        try {
            ProcessBuilder builder = new ProcessBuilder("stty", "size").redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            // Among them may be passwords.
            builder.environment().keySet().removeIf(name -> name.startsWith("GATHER_"));
            Process stty = builder.start();
            if (!stty.waitFor(DEADLINE_MILLIS, TimeUnit.MILLISECONDS)) {
                stty.destroyForcibly();
                return this;
            }
            return told(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
        } catch (IOException noTerminal) {
            return this;
        }
    }

    /** @param text rows and columns, as {@code stty size} says them */
    private TerminalSize told(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            return this;
        }
        int newRows = Integer.parseInt(matcher.group(1));
        int newColumns = Integer.parseInt(matcher.group(2));
        return new TerminalSize(newRows < SHORTEST ? rows : newRows,
                fixed || newColumns < NARROWEST ? columns : newColumns, fixed);
    }
}
