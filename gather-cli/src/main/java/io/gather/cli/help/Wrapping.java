package io.gather.cli.help;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of no more than so many columns, as long as its words allow. */
record Wrapping(int columns) {
    /** @param indent before every line */
    List<String> lines(String text, int indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && indent + line.length() + 1 + word.length() > columns) {
                lines.add(" ".repeat(indent) + line);
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add((" ".repeat(indent) + line).stripTrailing());
        return lines;
    }

    /** A term, and beside it what it means; below it, where there is no room. */
    List<String> entry(String term, String text, int column) {
        List<String> lines = new ArrayList<>(lines(text, column));
        if (term.length() + 2 <= column) {
            lines.set(0, term + lines.getFirst().substring(Math.min(term.length(), lines.getFirst().length())));
        } else {
            lines.addFirst(term);
        }
        return lines;
    }
}
