package io.gather.incident.value;

import java.util.Locale;
import java.util.Map;

/** Values as {@code json.dumps} of Python writes them, byte for byte: ASCII alone, {@code ", "} and {@code ": "}. */
public final class PythonJson {
    private final StringBuilder text = new StringBuilder();

    private PythonJson() {}

    public static String of(LogValue value) {
        PythonJson json = new PythonJson();
        json.add(value);
        return json.text.toString();
    }

    private void add(LogValue value) {
        switch (value) {
            case LogValue.Nothing _ -> text.append("null");
            case LogValue.Truth truth -> text.append(truth.value());
            case LogValue.Whole whole -> text.append(whole.value());
            case LogValue.Real real -> text.append(number(real.value()));
            case LogValue.Text string -> string(string.value());
            case LogValue.Items items -> {
                String between = "[";
                for (LogValue item : items.values()) {
                    text.append(between);
                    add(item);
                    between = ", ";
                }
                text.append(items.values().isEmpty() ? "[]" : "]");
            }
            case LogValue.Dict dict -> {
                String between = "{";
                for (Map.Entry<String, LogValue> entry : dict.entries().entrySet()) {
                    text.append(between);
                    string(entry.getKey());
                    text.append(": ");
                    add(entry.getValue());
                    between = ", ";
                }
                text.append(dict.entries().isEmpty() ? "{}" : "}");
            }
        }
    }

    /** What is no number is no JSON either; Python writes it all the same. */
    private static String number(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        return PythonNumber.of(value);
    }

    private void string(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\f' -> text.append("\\f");
                case '\b' -> text.append("\\b");
                default -> {
                    if (c >= ' ' && c <= '~') {
                        text.append(c);
                    } else {
                        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    }
                }
            }
        }
        text.append('"');
    }
}
