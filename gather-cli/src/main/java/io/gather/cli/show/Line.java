package io.gather.cli.show;

import io.gather.core.report.PlainText;

/** One line of the screen: a beginning that may have a colour, and the rest. What nodes say in it cannot steer the terminal. */
record Line(Tone tone, String head, String rest) {
    static Line plain(String text) {
        return new Line(Tone.PLAIN, "", text);
    }

    /** Cut to the width, so that it never takes two rows. */
    String paint(int width, Terminal terminal) {
        String first = cut(PlainText.oneLine(head), width);
        return terminal.paint(tone, first) + cut(PlainText.oneLine(rest), width - first.length());
    }

    static String cut(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        int end = Math.max(0, width - 1);
        // Half a character is none.
        end = end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        return width <= 0 ? "" : text.substring(0, end) + "…";
    }
}
