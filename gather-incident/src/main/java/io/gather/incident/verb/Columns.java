package io.gather.incident.verb;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Rows of words, each column as wide as its widest, the last one as it is. */
final class Columns {
    private static final int WIDEST = 40;

    private final List<List<String>> rows = new ArrayList<>();

    void row(String... words) {
        rows.add(List.of(words));
    }

    void print(Consumer<String> out) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size() - 1; i++) {
                widths[i] = Math.min(WIDEST, Math.max(widths[i], row.get(i).length()));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String word = row.get(i);
                line.append(word);
                if (i < row.size() - 1) {
                    line.append(" ".repeat(Math.max(0, widths[i] - word.length()) + 2));
                }
            }
            out.accept(line.toString().stripTrailing());
        }
    }
}
