package io.gather.incident.verb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rows of words, each column as wide as its widest, the last one as it is. Of very many rows the first ones are shown when there are a
 * thousand, and then the others by and by: columns that grow wider later are wider from there on.
 */
final class Columns implements AutoCloseable {
    private static final int WIDEST = 40;
    private static final int HELD = 1000;

    private final Consumer<String> out;
    private final List<List<String>> rows = new ArrayList<>();
    private int[] widths = {};

    /** @param out what takes lines; the last ones when it is closed */
    Columns(Consumer<String> out) {
        this.out = out;
    }

    void row(String... words) {
        rows.add(List.of(words));
        if (rows.size() == HELD) {
            print();
        }
    }

    private void print() {
        widths = Arrays.copyOf(widths, Math.max(widths.length, rows.stream().mapToInt(List::size).max().orElse(0)));
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
        rows.clear();
    }

    @Override
    public void close() {
        print();
    }
}
