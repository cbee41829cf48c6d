package io.gather.incident.value;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/** Values as {@code json.dumps} of Python writes them, byte for byte: ASCII alone, {@code ", "} and {@code ": "}. */
public final class PythonJson {
    private static final int SMALL = 512;
    private static final int GROWTH = 4;
    private static final int PIECE = 8192;
    private static final int LONGEST_ESCAPE = 6;
    private static final int LONGEST_REAL = 32;
    private static final HexFormat HEX = HexFormat.of();

    private final OutputStream out;
    private byte[] piece = new byte[SMALL];
    private int size;

    private PythonJson(OutputStream out) {
        this.out = out;
    }

    /** For small ones. */
    public static String of(LogValue value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(value, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    /** Holds but a piece of it at a time. */
    public static void write(LogValue value, OutputStream out) throws IOException {
        PythonJson json = new PythonJson(out);
        json.add(value);
        json.drain();
    }

    /** Whether it takes more bytes than that; what is beyond is not looked at. */
    public static boolean isLonger(LogValue value, long most) {
        if (leftAtWorst(value, most) >= 0) {
            return false;
        }
        try {
            write(value, new LimitedCount(most));
            return false;
        } catch (IOException beyond) {
            return true;
        }
    }

    /** What is left of some bytes behind it if each character is escaped, which takes no writing; below zero: it may not fit. */
    private static long leftAtWorst(LogValue value, long bytes) {
        return switch (value) {
            case LogValue.Nothing _,LogValue.Truth _,LogValue.Real _ -> bytes - LONGEST_REAL;
            case LogValue.Whole whole -> bytes - whole.value().bitLength() / 3 - 2;
            case LogValue.Text string -> bytes - 2 - LONGEST_ESCAPE * (long) string.value().length();
            case LogValue.Items items -> {
                long rest = bytes - 2;
                for (LogValue item : items.values()) {
                    rest = rest < 0 ? rest : leftAtWorst(item, rest - 2);
                }
                yield rest;
            }
            case LogValue.Dict dict -> {
                long rest = bytes - 2;
                for (Map.Entry<String, LogValue> entry : dict.entries().entrySet()) {
                    rest = rest < 0
                            ? rest
                            : leftAtWorst(entry.getValue(), rest - 6 - LONGEST_ESCAPE * (long) entry.getKey().length());
                }
                yield rest;
            }
        };
    }

    /** Fails when there is too much. */
    private static final class LimitedCount extends OutputStream {
        private long left;

        LimitedCount(long most) {
            this.left = most;
        }

        @Override
        public void write(int b) throws IOException {
            take(1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            take(length);
        }

        private void take(int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new IOException("too long");
            }
        }
    }

    private void drain() throws IOException {
        out.write(piece, 0, size);
        size = 0;
    }

    private void add(char c) throws IOException {
        if (size == piece.length) {
            if (size < PIECE) {
                piece = Arrays.copyOf(piece, Math.min(PIECE, GROWTH * size));
            } else {
                drain();
            }
        }
        piece[size++] = (byte) c;
    }

    private void ascii(String text) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            add(text.charAt(i));
        }
    }

    private void add(LogValue value) throws IOException {
        switch (value) {
            case LogValue.Nothing _ -> ascii("null");
            case LogValue.Truth truth -> ascii(truth.value() ? "true" : "false");
            case LogValue.Whole whole -> ascii(whole.value().toString());
            case LogValue.Real real -> ascii(number(real.value()));
            case LogValue.Text string -> string(string.value());
            case LogValue.Items items -> {
                String between = "[";
                for (LogValue item : items.values()) {
                    ascii(between);
                    add(item);
                    between = ", ";
                }
                ascii(items.values().isEmpty() ? "[]" : "]");
            }
            case LogValue.Dict dict -> {
                String between = "{";
                for (Map.Entry<String, LogValue> entry : dict.entries().entrySet()) {
                    ascii(between);
                    string(entry.getKey());
                    ascii(": ");
                    add(entry.getValue());
                    between = ", ";
                }
                ascii(dict.entries().isEmpty() ? "{}" : "}");
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

    private void string(String value) throws IOException {
        add('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c <= '~' && c != '"' && c != '\\') {
                add(c);
            } else {
                escaped(c);
            }
        }
        add('"');
    }

    private void escaped(char c) throws IOException {
        switch (c) {
            case '"' -> ascii("\\\"");
            case '\\' -> ascii("\\\\");
            case '\n' -> ascii("\\n");
            case '\r' -> ascii("\\r");
            case '\t' -> ascii("\\t");
            case '\f' -> ascii("\\f");
            case '\b' -> ascii("\\b");
            default -> {
                ascii("\\u");
                ascii(HEX.toHexDigits(c));
            }
        }
    }
}
