package io.gather.incident.event;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

import io.gather.incident.value.LogValue;
import io.gather.incident.value.LogValue.Dict;
import org.jspecify.annotations.Nullable;

/** Python's {@code format % values}, for the values that JSON has. */
final class PercentFormat {
    /** Nobody wants wider columns in a log, and a hostile one would want a gigabyte. */
    private static final int WIDEST = 1000;
    private static final int LONGEST = 4 << 20;

    private final String format;
    private final List<LogValue> positional;
    private final @Nullable Dict named;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int next;

    private PercentFormat(String format, List<LogValue> positional, @Nullable Dict named) {
        this.format = format;
        this.positional = positional;
        this.named = named;
    }

    /** Python would throw; that is nothing for what is only to be shown. */
    private static final class Unfit extends Exception {
        private static final long serialVersionUID = 1;

        Unfit() {
            super("unfit", null, false, false);
        }
    }

    /**
     * @param named the one value, where that is a dictionary: then not all of it must be used
     * @return empty where Python could not
     */
    static Optional<String> fill(String format, List<LogValue> positional, @Nullable Dict named) {
        try {
            return Optional.of(new PercentFormat(format, positional, named).filled());
        } catch (Unfit e) {
            return Optional.empty();
        }
    }

    private String filled() throws Unfit {
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            if (percent < 0) {
                out.append(format, at, format.length());
                at = format.length();
            } else {
                out.append(format, at, percent);
                at = percent + 1;
                directive();
            }
            if (out.length() > LONGEST) {
                throw new Unfit();
            }
        }
        if (next < positional.size() && named == null) {
            throw new Unfit();
        }
        return out.toString();
    }

    private void directive() throws Unfit {
        if (peek() == '%') {
            at++;
            out.append('%');
            return;
        }
        LogValue value = peek() == '(' ? name() : null;
        Flags flags = new Flags();
        while (flags.take(peek())) {
            at++;
        }
        int width = size(value);
        if (width < 0) {
            flags.left = true;
            width = -width;
        }
        int precision = -1;
        if (peek() == '.') {
            at++;
            precision = Math.max(0, size(value));
        }
        if ("hlL".indexOf(peek()) >= 0) {
            at++;
        }
        char kind = peek();
        at++;
        out.append(padded(kind, value == null ? take() : value, flags, width, precision));
    }

    private char peek() throws Unfit {
        if (at >= format.length()) {
            throw new Unfit();
        }
        return format.charAt(at);
    }

    /** Parentheses within a name are part of it. */
    private LogValue name() throws Unfit {
        int start = ++at;
        int depth = 1;
        while (depth > 0) {
            char c = peek();
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            at++;
        }
        LogValue value = named == null ? null : named.get(format.substring(start, at - 1));
        if (value == null) {
            throw new Unfit();
        }
        return value;
    }

    private int size(@Nullable LogValue given) throws Unfit {
        if (peek() == '*') {
            at++;
            if (given != null || !(take() instanceof LogValue.Whole whole)) {
                throw new Unfit();
            }
            return bounded(whole.value());
        }
        int start = at;
        while (Character.isDigit(peek()) && peek() < 0x80) {
            at++;
        }
        return start == at ? 0 : bounded(new BigInteger(format.substring(start, at)));
    }

    private static int bounded(BigInteger size) throws Unfit {
        if (size.bitLength() > 30 || Math.abs(size.intValue()) > WIDEST) {
            throw new Unfit();
        }
        return size.intValue();
    }

    private LogValue take() throws Unfit {
        if (next >= positional.size()) {
            throw new Unfit();
        }
        return positional.get(next++);
    }

    private static String padded(char kind, LogValue value, Flags flags, int width, int precision) throws Unfit {
        PercentValue shown = PercentValue.of(kind, value, flags, precision);
        if (shown == null) {
            throw new Unfit();
        }
        String whole = shown.sign() + shown.prefix() + shown.body();
        int missing = width - whole.codePointCount(0, whole.length());
        if (missing <= 0) {
            return whole;
        }
        if (flags.left) {
            return whole + " ".repeat(missing);
        }
        return flags.zero && shown.isNumber()
                ? shown.sign() + shown.prefix() + "0".repeat(missing) + shown.body()
                : " ".repeat(missing) + whole;
    }

    /** What may stand before the width. */
    static final class Flags {
        boolean alternate;
        boolean zero;
        boolean left;
        boolean plus;
        boolean space;

        boolean take(char c) {
            switch (c) {
                case '#' -> alternate = true;
                case '0' -> zero = true;
                case '-' -> left = true;
                case '+' -> plus = true;
                case ' ' -> space = true;
                default -> {
                    return false;
                }
            }
            return true;
        }
    }
}
