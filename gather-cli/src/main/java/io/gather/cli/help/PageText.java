package io.gather.cli.help;

import io.gather.cli.show.StyledText;
import io.gather.cli.show.Terminal;
import io.gather.cli.show.Tone;

/** A page as a terminal shows it. */
record PageText(Terminal terminal, int columns) {
    private static final int EXAMPLE = 6;

    StyledText of(HelpPage page) {
        Wrapping wrapping = new Wrapping(columns);
        StyledText text = StyledText.on(terminal).add(Tone.STRONG, "Usage:").line(" " + page.usage()).line("");
        page.about().forEach(paragraph -> text.lines(wrapping.lines(paragraph, 0)));
        int column = column(page);
        for (HelpPage.Section section : page.sections()) {
            heading(section.title(), text);
            for (Entry entry : section.entries()) {
                text.lines(wrapping.entry("  " + entry.term(), entry.says(), column));
            }
        }
        heading("Examples", text);
        for (HelpExample example : page.examples()) {
            text.lines(wrapping.lines(example.line(), 2));
            text.lines(wrapping.lines(example.says(), EXAMPLE));
        }
        heading("Exit codes", text);
        for (Entry exit : page.exits()) {
            text.lines(wrapping.entry("  " + exit.term(), exit.says(), EXAMPLE + 1));
        }
        text.line("");
        String manual = page.hasManual()
                ? "man " + page.manual()
                : "gather help --man " + page.name().replaceFirst("^gather ", "") + " | man -l -";
        return text.lines(wrapping
                .lines("More: " + manual + ", " + page.document() + "; all exit codes: man gather", 0));
    }

    private static void heading(String title, StyledText text) {
        text.line("").add(Tone.STRONG, title + ":").line("");
    }

    /** Where explanations begin: not for the longest name's sake. */
    private int column(HelpPage page) {
        int longest = page.sections().stream().flatMap(section -> section.entries().stream())
                .mapToInt(entry -> 2 + entry.term().length()).max().orElse(0);
        return Math.min(longest + 2, columns * 3 / 8);
    }
}
