package io.gather.cli.show;

import java.util.Map;

/** What standard error, or standard output, is connected to. */
public record Terminal(boolean interactive, boolean colour, TerminalSize size) {

    /** @param environment of the launcher, which tells by {@code GATHER_TTY} what the JDK cannot: whether standard error is a terminal */
    public static Terminal of(Map<String, String> environment) {
        boolean interactive = environment.getOrDefault("GATHER_TTY", "").contains("2")
                && !"dumb".equals(environment.get("TERM"));
        boolean colour = interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(interactive, colour, TerminalSize.of(environment));
    }

    /** As {@link #of}, for standard output. */
    public static Terminal ofResults(Map<String, String> environment) {
        boolean interactive = environment.getOrDefault("GATHER_TTY", "").contains("1")
                && !"dumb".equals(environment.get("TERM"));
        return new Terminal(interactive, interactive && environment.getOrDefault("NO_COLOR", "").isEmpty(),
                TerminalSize.of(environment));
    }

    /** Which of the two streams are a terminal. */
    public record Streams(boolean results, boolean messages) {
        public static Streams of(Map<String, String> environment) {
            String told = environment.getOrDefault("GATHER_TTY", "");
            return new Streams(told.contains("1"), told.contains("2"));
        }
    }

    public Terminal coloured(boolean wanted) {
        return new Terminal(interactive, wanted, size);
    }

    /** @param harmless text that cannot steer the terminal */
    String paint(Tone tone, String harmless) {
        return colour && !tone.code().isEmpty() && !harmless.isEmpty()
                ? "\033[" + tone.code() + "m" + harmless + "\033[0m"
                : harmless;
    }
}
