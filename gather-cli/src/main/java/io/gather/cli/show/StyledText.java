package io.gather.cli.show;

import java.util.List;

import io.gather.core.report.PlainText;

/** Counts for people, some of them coloured. What the words hold cannot steer the terminal; line ends and tabs stay. */
public final class StyledText {
    private final Terminal terminal;
    private final StringBuilder painted = new StringBuilder();

    private StyledText(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Nothing yet. */
    public static StyledText on(Terminal terminal) {
        return new StyledText(terminal);
    }

    public StyledText add(String words) {
        return add(Tone.PLAIN, words);
    }

    public StyledText add(Tone tone, String words) {
        painted.append(terminal.paint(tone, PlainText.lines(words)));
        return this;
    }

    public StyledText line(String words) {
        return add(words + "\n");
    }

    public StyledText lines(List<String> lines) {
        lines.forEach(this::line);
        return this;
    }

    /** With control sequences, where there are colours. */
    public String painted() {
        return painted.toString();
    }
}
