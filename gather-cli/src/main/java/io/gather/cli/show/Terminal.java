package io.gather.cli.show;

import java.util.Map;

/** What standard error, or standard output, is connected to. */
public record Terminal(boolean interactive, boolean colour, int width) {
    private static final int USUAL_WIDTH = 80;
    /** Less is a terminal that does not know, and says 0. */
    private static final int NARROWEST = 20;

    /** @param environment of the launcher, which tells by {@code GATHER_TTY} what the JDK cannot: whether standard error is a terminal */
    public static Terminal of(Map<String, String> environment) {
        boolean interactive = environment.getOrDefault("GATHER_TTY", "").contains("2")
                && !"dumb".equals(environment.get("TERM"));
        boolean colour = interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(interactive, colour, width(environment.getOrDefault("COLUMNS", "")));
    }

    /** As {@link #of}, for standard output. */
    public static Terminal ofResults(Map<String, String> environment) {
        Terminal terminal = of(environment);
        boolean interactive = environment.getOrDefault("GATHER_TTY", "").contains("1")
                && !"dumb".equals(environment.get("TERM"));
        return new Terminal(interactive, interactive && environment.getOrDefault("NO_COLOR", "").isEmpty(),
                terminal.width);
    }

    public Terminal coloured(boolean wanted) {
        return new Terminal(interactive, wanted, width);
    }

    private static int width(String columns) {
        try {
            int width = Integer.parseInt(columns);
            return width < NARROWEST ? USUAL_WIDTH : width;
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }

    public String bold(String text) {
        return style("1", text);
    }

    public String red(String text) {
        return style("31", text);
    }

    public String green(String text) {
        return style("32", text);
    }

    public String yellow(String text) {
        return style("33", text);
    }

    public String cyan(String text) {
        return style("36", text);
    }

    private String style(String code, String text) {
        return colour ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
