package io.gather.core.report;

import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** Text from nodes, files and people, made harmless: it must not steer a terminal, reorder a line or break an XML document. */
public final class PlainText {
    private static final int BYTE = 0x100;

    private PlainText() {}

    /** On one line; control and format characters are shown as {@code \x1b} or {@code \u202e}. */
    public static String oneLine(String text) {
        return shown(text, PlainText::harmful, PlainText::escaped);
    }

    /** The same, but for the ends of lines and tabs, which stay. */
    public static String lines(String text) {
        return shown(text, c -> c != '\n' && c != '\t' && harmful(c), PlainText::escaped);
    }

    /** A JSON text, which means the same afterwards. */
    public static String json(String json) {
        return shown(json, PlainText::harmful, PlainText::jsonEscaped);
    }

    private static String shown(String text, IntPredicate harmful, IntFunction<String> escape) {
        if (text.codePoints().noneMatch(harmful)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (harmful.test(c)) {
                shown.append(escape.apply(c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean harmful(int c) {
        if (c < BYTE) {
            return c < ' ' || (c >= 0x7f && c <= 0x9f) || c == 0xad;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    private static String escaped(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, Character.getType(c) == Character.CONTROL ? "\\x%02x" : "\\u%04x", c);
        };
    }

    /** Line ends and tabs of a JSON text are no part of its strings. */
    private static String jsonEscaped(int c) {
        if (c == '\n' || c == '\r' || c == '\t') {
            return Character.toString(c);
        }
        StringBuilder escaped = new StringBuilder();
        Character.toString(c).chars().forEach(unit -> escaped.append(String.format(Locale.ROOT, "\\u%04x", unit)));
        return escaped.toString();
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
