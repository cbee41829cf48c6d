package io.gather.incident.value;

import java.util.Locale;
import java.util.Map;

/** Values as {@code str} and {@code repr} of Python show them. */
public final class PythonText {
    private final StringBuilder text = new StringBuilder();
    private final boolean asciiOnly;

    private PythonText(boolean asciiOnly) {
        this.asciiOnly = asciiOnly;
    }

    /** A text as it is, everything else as {@link #repr}. */
    public static String str(LogValue value) {
        return value instanceof LogValue.Text text ? text.value() : repr(value);
    }

    public static String repr(LogValue value) {
        return shown(value, false);
    }

    /** As {@link #repr}, with nothing but ASCII. */
    public static String ascii(LogValue value) {
        return shown(value, true);
    }

    private static String shown(LogValue value, boolean asciiOnly) {
        PythonText python = new PythonText(asciiOnly);
        python.add(value);
        return python.text.toString();
    }

    private void add(LogValue value) {
        switch (value) {
            case LogValue.Nothing _ -> text.append("None");
            case LogValue.Truth truth -> text.append(truth.value() ? "True" : "False");
            case LogValue.Whole whole -> text.append(whole.value());
            case LogValue.Real real -> text.append(PythonNumber.of(real.value()));
            case LogValue.Text string -> quoted(string.value());
            case LogValue.Items items -> {
                text.append('[');
                String between = "";
                for (LogValue item : items.values()) {
                    text.append(between);
                    add(item);
                    between = ", ";
                }
                text.append(']');
            }
            case LogValue.Dict dict -> {
                text.append('{');
                String between = "";
                for (Map.Entry<String, LogValue> entry : dict.entries().entrySet()) {
                    text.append(between);
                    quoted(entry.getKey());
                    text.append(": ");
                    add(entry.getValue());
                    between = ", ";
                }
                text.append('}');
            }
        }
    }

    private void quoted(String value) {
        char quote = value.indexOf('\'') >= 0 && value.indexOf('"') < 0 ? '"' : '\'';
        text.append(quote);
        value.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c == quote) {
                        text.append('\\').append(quote);
                    } else if (isPrintable(c)) {
                        text.appendCodePoint(c);
                    } else {
                        text.append(escaped(c));
                    }
                }
            }
        });
        text.append(quote);
    }

    private static String escaped(int c) {
        return String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }

    private boolean isPrintable(int c) {
        if (c < 0x7f) {
            return c >= ' ';
        }
        return !asciiOnly && switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR ->
                false;
            default -> true;
        };
    }
}
