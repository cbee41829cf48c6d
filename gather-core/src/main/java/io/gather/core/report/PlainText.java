package io.gather.core.report;

import java.util.Locale;

/** Text from nodes, made harmless: what a node prints must not steer a terminal or break an XML document. */
public final class PlainText {
    private PlainText() {}

    /** On one line; control and format characters are shown as {@code \x1b} or {@code \u202e}. */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(line, c));
        return line.toString();
    }

    private static void append(StringBuilder line, int c) {
        int type = Character.getType(c);
        if (c == '\n' || c == '\r' || c == '\t') {
            line.append(c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
        } else if (type == Character.CONTROL) {
            line.append(String.format(Locale.ROOT, "\\x%02x", c));
        } else if (type == Character.FORMAT || type == Character.SURROGATE || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR) {
            line.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
            line.appendCodePoint(c);
        }
    }

    /** XML 1.0 has no way to write some characters, not even escaped. */
    static String forXml(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isXml(c) ? c : 0xfffd));
        return clean.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c <= 0xfffd)
                || c >= 0x10000;
    }
}
