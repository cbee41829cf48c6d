package io.gather.cli.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.gather.cli.show.StyledText;
import io.gather.cli.show.Terminal;
import io.gather.cli.show.Tone;

/** The first page: all commands on one screen. */
record Overview(List<CommandGroup> groups, Terminal terminal, int columns) {
    private static final int TITLE = 11;
    private static final int NAME = 9;
    private static final int CELL = 34;
    /** Of a group of many commands with few words each. */
    private static final int SHORT_CELL = 23;
    private static final int USUAL = 79;

    StyledText text() {
        Wrapping wrapping = new Wrapping(columns);
        StyledText text = StyledText.on(terminal).lines(wrapping.lines(
                "gather packs what a support case needs from every node into one bundle.", 0));
        text.add(Tone.STRONG, "Usage:").line(" gather [COMMAND] [OPTIONS]  (none: run)");
        for (CommandGroup group : groups) {
            text.add(Tone.STRONG, columns < USUAL ? group.title() + ":" : group.title());
            text.lines(columns < USUAL ? narrow(group, wrapping) : rows(group));
        }
        String more = "gather help COMMAND, man gather, docs/user-guide.md";
        // On a screen of 24 lines there is none to spare.
        text.add(Tone.STRONG, "Examples:").line(columns < USUAL ? "" : "  (more: " + more + ")");
        for (HelpExample example : Topics.of("gather").examples()) {
            text.lines(wrapping.entry("  " + example.line(), example.says(), columns < USUAL ? NAME : CELL + 3));
        }
        return columns < USUAL ? text.lines(wrapping.lines("More: " + more, 0)) : text;
    }

    /** Two commands on a line, or three where they fit, the first one behind the title. */
    private List<String> rows(CommandGroup group) {
        List<String> cells = group.commands().entrySet().stream().map(Overview::cell).toList();
        boolean fit = cells.stream().allMatch(cell -> cell.length() < SHORT_CELL - 1);
        int count = fit ? 3 : 2;
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < cells.size(); i += count) {
            StringBuilder row = new StringBuilder(" ".repeat(TITLE - (i == 0 ? group.title().length() : 0)));
            cells.subList(i, Math.min(i + count, cells.size()))
                    .forEach(cell -> row.append(padded(cell, fit ? SHORT_CELL : CELL)));
            rows.add(row.toString().stripTrailing());
        }
        return rows;
    }

    private List<String> narrow(CommandGroup group, Wrapping wrapping) {
        List<String> lines = new ArrayList<>(List.of(""));
        group.commands().forEach((name, words) -> lines.addAll(wrapping.lines(
                padded(name, NAME).stripTrailing() + ": " + words, 2)));
        return lines;
    }

    private static String cell(Map.Entry<String, String> command) {
        String cell = padded(command.getKey(), NAME) + (command.getKey().length() < NAME ? "" : " ")
                + command.getValue();
        // What a module says of itself may be longer than what there is room for.
        return cell.length() < CELL ? cell : cell.substring(0, CELL - 2) + "…";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
