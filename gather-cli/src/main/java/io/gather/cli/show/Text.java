package io.gather.cli.show;

import java.util.List;

import io.gather.core.report.PlainText;

/** Words for people, some of them coloured. What the words hold cannot steer the terminal; line ends and tabs stay. */
public final class Text {
    private final Terminal terminal;
    private final StringBuilder painted = new StringBuilder();

    private Text(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Nothing yet. */
    public static Text on(Terminal terminal) {
        return new Text(terminal);
    }

    public Text add(String words) {
        return add(Tone.PLAIN, words);
    }

    public Text add(Tone tone, String words) {
        painted.append(terminal.paint(tone, PlainText.lines(words)));
        return this;
    }

    public Text line(String words) {
        return add(words + "\n");
    }

    public Text lines(List<String> lines) {
        lines.forEach(this::line);
        return this;
    }

    /** With control sequences, where there are colours. */
    public String painted() {
        return painted.toString();
    }
}
