package io.gather.cli.show;

import java.util.List;

import io.gather.core.report.PlainText;

/** The control sequences that put a new picture in the place of the last one; no others get into it. One thread. */
final class Redraw {
    private static final String CLEAR_BELOW = "\033[J";
    private static final String CLEAR_RIGHT = "\033[K";

    private List<Integer> shown = List.of();

    /** @param above text that stays, and scrolls by */
    String picture(List<String> above, List<Line> lines, int columns, Terminal terminal) {
        StringBuilder out = new StringBuilder(back(columns));
        for (String text : above) {
            out.append(PlainText.lines(text)).append(CLEAR_RIGHT).append('\n');
        }
        int width = width(columns);
        for (Line line : lines) {
            out.append(line.paint(width, terminal)).append(CLEAR_RIGHT).append('\n');
        }
        shown = lines.stream().map(line -> Math.min(width, line.head().length() + line.rest().length())).toList();
        return out.append(CLEAR_BELOW).toString();
    }

    /** The last column stays free: some terminals go to the next row as soon as it is written. */
    static int width(int columns) {
        return columns - 1;
    }

    /** To the first row of the last picture; in a terminal that has become narrower its lines have wrapped. */
    private String back(int columns) {
        int rows = shown.stream().mapToInt(length -> Math.max(1, (length + columns - 1) / columns)).sum();
        return "\r" + (rows == 0 ? "" : "\033[" + rows + "A");
    }
}
