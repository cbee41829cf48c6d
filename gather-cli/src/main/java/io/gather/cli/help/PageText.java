package io.gather.cli.help;

import java.util.ArrayList;
import java.util.List;

import io.gather.cli.show.Terminal;

/** A page as a terminal shows it. */
record PageText(Terminal terminal, int columns) {
    private static final int EXAMPLE = 6;

    String of(Page page) {
        Wrapping wrapping = new Wrapping(columns);
        List<String> lines = new ArrayList<>(List.of(terminal.bold("Usage:") + " " + page.usage(), ""));
        page.about().forEach(paragraph -> lines.addAll(wrapping.lines(paragraph, 0)));
        int column = column(page);
        for (Page.Section section : page.sections()) {
            heading(section.title(), lines);
            for (Entry entry : section.entries()) {
                lines.addAll(wrapping.entry("  " + entry.term(), entry.says(), column));
            }
        }
        heading("Examples", lines);
        for (Example example : page.examples()) {
            lines.addAll(wrapping.lines(example.line(), 2));
            lines.addAll(wrapping.lines(example.says(), EXAMPLE));
        }
        heading("Exit codes", lines);
        for (Entry exit : page.exits()) {
            lines.addAll(wrapping.entry("  " + exit.term(), exit.says(), EXAMPLE + 1));
        }
        lines.add("");
        lines.addAll(wrapping
                .lines("More: man " + page.manual() + ", " + page.document() + "; all exit codes: man gather", 0));
        return String.join("\n", lines) + "\n";
    }

    private void heading(String title, List<String> lines) {
        lines.add("");
        lines.add(terminal.bold(title + ":"));
    }

    /** Where explanations begin: not for the longest name's sake. */
    private int column(Page page) {
        int longest = page.sections().stream().flatMap(section -> section.entries().stream())
                .mapToInt(entry -> 2 + entry.term().length()).max().orElse(0);
        return Math.min(longest + 2, columns * 3 / 8);
    }
}
